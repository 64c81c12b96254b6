import { Component } from 'preact';
import 'kr-pay-button/define';

/** Preact. `amount` is whole won. */
export class Checkout extends Component<{ orderId: string; amount: number }, { message: string }> {
  override state = { message: '' };

  override render() {
    const { orderId, amount } = this.props;
    return (
      <>
        <kr-pay-button
          endpoint="/pay"
          method="kakao_pay"
          order-id={orderId}
          amount={amount}
          onkr-pay-success={(event) => this.setState({ message: `주문 ${event.detail.orderId} 결제 완료` })}
          onkr-pay-failure={(event) => this.setState({ message: event.detail.message })}
        />
        <p role="status">{this.state.message}</p>
      </>
    );
  }
}
