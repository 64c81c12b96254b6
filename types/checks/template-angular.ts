/** What Angular's templates must and must not take. Each line that says `wrong` is an error, and no other. */
import { CUSTOM_ELEMENTS_SCHEMA, Component, type ElementRef, viewChild } from '@angular/core';
import type { KrPayButtonElement, KrPayFailureEvent } from 'kr-pay-button';
import 'kr-pay-button/define';

@Component({
  selector: 'app-checks',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <kr-pay-button #button mode="save" (click)="button.start()" (kr-pay-failure)="failed($event)"></kr-pay-button>
    <button (click)="start()" (kr-pay-failure)="failed($event)">{{ button.state }}</button>
    <b (click)="button.begin()"></b><!-- wrong: no such method -->
    <kr-pay-button (kr-pay-success)="failed($event)"></kr-pay-button><!-- wrong: another event -->
    <kr-pay-button (kr-pay-sucess)="failed($event)"></kr-pay-button><!-- wrong: no such event -->
    <kr-pay-button (kr-pay-failure)="log($event.detail.orderID)"></kr-pay-button><!-- wrong: no such detail -->
  `,
})
export class ChecksComponent {
  readonly button = viewChild.required<ElementRef<KrPayButtonElement>>('button');
  readonly log = console.log;

  start(): void {
    this.button().nativeElement.start();
  }

  failed(event: KrPayFailureEvent): void {
    this.log(event.detail.code);
  }
}
