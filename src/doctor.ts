// The entry for development: looks at every button of the page and says what is misconfigured. Importing it begins.
import { KrPayDoctorElement } from './doctor/kr-pay-doctor-element.js';
import { watchPage } from './doctor/watch-page.js';
import { version } from './version.js';

export type { KrPayDoctorElement } from './doctor/kr-pay-doctor-element.js';
export type { Diagnosis, Finding, Severity } from './doctor/finding.js';

declare global {
  interface HTMLElementTagNameMap {
    'kr-pay-doctor': KrPayDoctorElement;
  }
}

/** Begins, once a page: a second copy does nothing, and on a server there is no page. */
function begin(): void {
  if (typeof document === 'undefined' || customElements.get('kr-pay-doctor')) return;
  customElements.define('kr-pay-doctor', KrPayDoctorElement);
  console.info(`<kr-pay-doctor> ${version} looks at this page. For development only.`);
  const doctor = document.createElement('kr-pay-doctor');
  watchPage({
    report: (diagnoses) => {
      doctor.diagnoses = diagnoses;
    },
    looked: () => {
      // A framework may have taken the page's content away, and this with it.
      if (!doctor.isConnected) document.body.append(doctor);
    },
  });
}

begin();
