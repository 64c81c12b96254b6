/// <reference types="kr-pay-button/preact" />
