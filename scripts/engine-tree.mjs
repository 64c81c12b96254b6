/**
 * A web-test-runner plugin: the command `engine-tree` asks the engine itself what it tells assistive technology of the parts
 * of the page's `<kr-pay-button>`. Chromium answers with its accessibility tree, WebKit with the computed role and label of
 * WebDriver. Firefox only looks for a role and a name, so it is told which are expected, and answers with those it finds.
 */
const partsSource = (selector) =>
  `[...document.querySelector('kr-pay-button').shadowRoot.querySelectorAll(${JSON.stringify(selector)})]`;

/** What Chromium says of a node, in the words of test/element/spoken-tree.ts. */
function readNode({ role, name, description, properties = [] }) {
  const states = new Map(properties.map(({ name: key, value }) => [key, value.value]));
  return {
    role: role?.value,
    name: name?.value ?? '',
    ...(description?.value && { description: description.value }),
    ...(states.has('checked') && { checked: states.get('checked') }),
    ...(states.has('expanded') && { expanded: states.get('expanded') }),
    ...(states.get('invalid') === 'true' && { invalid: true }),
    ...(states.get('disabled') && { disabled: true }),
    ...(states.has('live') && { live: states.get('live') }),
  };
}

async function askChromium(page, { selector }) {
  const client = await page.createCDPSession();
  try {
    const { result } = await client.send('Runtime.evaluate', { expression: partsSource(selector) });
    const own = await client.send('Runtime.getProperties', { objectId: result.objectId, ownProperties: true });
    const parts = own.result.filter(({ name }) => /^\d+$/.test(name));
    const told = [];
    for (const { value } of parts) {
      const words = { objectId: value.objectId, fetchRelatives: false };
      const { nodes } = await client.send('Accessibility.getPartialAXTree', words);
      told.push(readNode(nodes[0]));
    }
    return told;
  } finally {
    await client.detach();
  }
}

/** Whether Firefox finds just this part by a role or a name. Its search begins with the part. */
async function isFound(part, name, role) {
  for await (const found of part.queryAXTree(name, role)) return part.evaluate((own, other) => own === other, found);
  return false;
}

async function askFirefox(page, { selector, expected }) {
  const list = await page.evaluateHandle(partsSource(selector));
  const told = [];
  for (const [, part] of await list.getProperties()) {
    const { role, name } = expected[told.length] ?? {};
    const asRole = role === undefined || (await isFound(part, undefined, role));
    const asName = !name || (await isFound(part, name, undefined));
    told.push({ role: asRole ? role : 'another', name: asName ? name : 'another' });
  }
  return told;
}

async function askWebKit(command, { selector }) {
  const script = `return ${partsSource(selector)}`;
  const parts = await command('POST', 'execute/sync', { script, args: [] });
  const told = [];
  for (const id of parts.flatMap(Object.values)) {
    const role = await command('GET', `element/${id}/computedrole`);
    told.push({ role, name: await command('GET', `element/${id}/computedlabel`) });
  }
  return told;
}

/** The plugin. The command's payload is `{ selector, expected }`, its answer a role and a name a part, and more in Chromium. */
export function engineTree() {
  return {
    name: 'engine-tree',
    executeCommand({ command, payload, session: { id, browser } }) {
      if (command !== 'engine-tree') return undefined;
      if (browser.command) return askWebKit(browser.command, payload);
      const page = browser.getPage(id);
      return browser.name.startsWith('Firefox') ? askFirefox(page, payload) : askChromium(page, payload);
    },
  };
}
