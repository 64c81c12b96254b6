/** Plugins of @custom-elements-manifest/analyzer: what it cannot see in the sources, and what nobody outside needs. */
import { readFileSync } from 'node:fs';

const tableFile = 'types/attributes.d.ts';
const elements = {
  KrPayButtonElement: {
    tagName: 'kr-pay-button',
    attributes: 'KrPayButtonAttributes',
    others: 'KrPayButtonProperties',
  },
  KrPayTermElement: { tagName: 'kr-pay-term', attributes: 'KrPayTermAttributes' },
};
const camel = (name) => name.replaceAll(/-(\w)/g, (_, letter) => letter.toUpperCase());

/** The members of an interface, as the manifest describes attributes; none without a name. */
function membersOf(ts, file, name) {
  if (!name) return [];
  const wanted = file.statements.find((each) => ts.isInterfaceDeclaration(each) && each.name.text === name);
  if (!wanted) throw new Error(`${tableFile}: expected an interface ${name}`);
  return wanted.members.map((member) => {
    const [comment] = ts.getJSDocCommentsAndTags(member);
    const description = ts.getTextOfJSDocComment(comment?.comment)?.replaceAll(/\s+/g, ' ');
    if (!description) throw new Error(`${tableFile}: expected a sentence above ${member.name.text}`);
    const tag = ts.getJSDocTags(member).find((each) => each.tagName.text === 'default');
    return {
      name: member.name.text,
      type: { text: member.type.getText(file) },
      description,
      ...(tag && { default: ts.getTextOfJSDocComment(tag.comment) }),
      fieldName: camel(member.name.text),
    };
  });
}

/** Names that stand in one list alone. */
const difference = (some, others) => [
  ...some.filter((each) => !others.includes(each)),
  ...others.filter((each) => !some.includes(each)),
];

/**
 * Takes the attributes from types/attributes.d.ts: the elements declare theirs in a loop, which no analyzer reads.
 * A name that stands only there, or only on the class, is an Error.
 */
export function attributeTable() {
  let file;
  let typescript;
  return {
    name: 'attribute-table',
    initialize({ ts }) {
      typescript = ts;
      file = ts.createSourceFile(tableFile, readFileSync(tableFile, 'utf8'), ts.ScriptTarget.ES2022, true);
    },
    moduleLinkPhase({ moduleDoc }) {
      for (const declaration of moduleDoc.declarations) {
        const element = elements[declaration.name];
        if (!element) continue;
        const attributes = membersOf(typescript, file, element.attributes);
        const known = [...attributes, ...membersOf(typescript, file, element.others)];
        const fields = declaration.members.filter((each) => isSettable(each));
        const apart = difference(
          known.map((each) => each.fieldName),
          fields.map((each) => each.name),
        );
        if (apart.length) throw new Error(`${tableFile} and ${declaration.name} disagree about ${apart.join(', ')}`);
        Object.assign(declaration, { tagName: element.tagName, attributes });
        for (const field of fields) {
          const entry = known.find((each) => each.fieldName === field.name);
          field.description ??= entry.description;
          if (attributes.includes(entry)) field.attribute = entry.name;
          field.type = { text: entry.type.text === 'boolean' ? 'boolean' : `${entry.type.text} | undefined` };
        }
      }
    },
  };
}

/** A property that a page may set. */
function isSettable({ kind, name, static: ofClass, privacy, readonly }) {
  return kind === 'field' && !ofClass && privacy !== 'private' && !readonly && name !== 'messages';
}

const lifecycle = /^(?:#|connectedCallback$|disconnectedCallback$|willUpdate$|updated$|render$|getUpdateComplete$)/;
const inner = new Set(['messages', 'changed', 'shadowRootOptions', 'properties', 'styles']);

/** Leaves out what is not for pages, and events without a name (the analyzer makes one from a `dispatchEvent`). */
export function publicOnly() {
  return {
    name: 'public-only',
    packageLinkPhase({ customElementsManifest }) {
      for (const { declarations } of customElementsManifest.modules) {
        for (const declaration of declarations) {
          declaration.members &&= declaration.members.filter(
            ({ name, privacy }) => !lifecycle.test(name) && !inner.has(name) && (privacy ?? 'public') === 'public',
          );
          declaration.events &&= declaration.events.filter(({ name }) => name);
          // What stands behind a `=` in a constructor is no default of the property's.
          for (const member of declaration.members ?? []) delete member.default;
        }
      }
    },
  };
}

/** The modules as they stand in the package: classes in dist/index.js, registered by dist/define.js. */
export function packagePaths() {
  const classes = 'dist/index.js';
  return {
    name: 'package-paths',
    packageLinkPhase({ customElementsManifest }) {
      const declarations = customElementsManifest.modules
        .flatMap((each) => each.declarations)
        .filter(({ kind }) => kind === 'class');
      for (const { superclass } of declarations) if (superclass.name === 'Event') delete superclass.module;
      const reference = (name) => ({ name, module: classes });
      customElementsManifest.modules = [
        {
          kind: 'javascript-module',
          path: classes,
          declarations,
          exports: declarations.map(({ name }) => ({ kind: 'js', name, declaration: reference(name) })),
        },
        {
          kind: 'javascript-module',
          path: 'dist/define.js',
          declarations: [],
          exports: Object.entries(elements).map(([name, { tagName }]) => ({
            kind: 'custom-element-definition',
            name: tagName,
            declaration: reference(name),
          })),
        },
      ];
    },
  };
}
