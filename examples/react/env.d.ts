/// <reference types="kr-pay-button/react" />
