/// <reference types="kr-pay-button/solid" />
