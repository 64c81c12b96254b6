/// <reference types="kr-pay-button/svelte" />
