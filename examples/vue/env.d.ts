/// <reference types="kr-pay-button/vue" />
