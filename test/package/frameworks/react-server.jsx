import { renderToString } from 'react-dom/server';
import { Checkout } from '../../../examples/react/checkout.tsx';

process.stdout.write(renderToString(<Checkout orderId="A-1001" amount={14000} />));
