import { type PDFContext, type PDFDocument, PDFName, PDFNumber, type PDFRef, PDFString } from 'pdf-lib'

/** A piece of marked content: which page, and its number there. */
interface Mark {
  readonly page: number
  readonly id: number
}

/** A logical part of the document, wherever its lines stand. */
export interface StructureElement {
  readonly tag: 'H1' | 'H2' | 'H3' | 'P' | 'BlockQuote' | 'Caption'
  readonly marks: Mark[]
  /** BCP 47, where it isn't the document's. */
  readonly language?: string
}

/** Writes the structure tree (ISO 32000-1, 14.7), by which a screen reader knows headings, quotations and their order. */
export function writeStructure(document: PDFDocument, elements: readonly StructureElement[], language: string): void {
  const { context, catalog } = document
  const pages = document.getPages()
  const root = context.nextRef()
  const whole = context.nextRef()
  const parents = pages.map(() => [] as PDFRef[])
  const children = elements.map((element) =>
    writeElement(
      context,
      element,
      whole,
      pages.map((page) => page.ref),
      parents,
    ),
  )
  context.assign(
    whole,
    context.obj({ Type: 'StructElem', S: 'Document', P: root, K: children, Lang: PDFString.of(language) }),
  )
  const numbers = parents.flatMap((refs, index) => [PDFNumber.of(index), context.register(context.obj(refs))])
  const parentTree = context.register(context.obj({ Nums: numbers }))
  context.assign(
    root,
    context.obj({ Type: 'StructTreeRoot', K: [whole], ParentTree: parentTree, ParentTreeNextKey: pages.length }),
  )
  catalog.set(PDFName.of('StructTreeRoot'), root)
  catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }))
  for (const [index, page] of pages.entries()) {
    page.node.set(PDFName.of('StructParents'), PDFNumber.of(index))
    page.node.set(PDFName.of('Tabs'), PDFName.of('S'))
  }
}

function writeElement(
  context: PDFContext,
  element: StructureElement,
  parent: PDFRef,
  pages: readonly PDFRef[],
  parents: readonly PDFRef[][],
): PDFRef {
  const ref = context.nextRef()
  const kids = element.marks.flatMap((mark) => {
    const page = pages[mark.page]
    const owners = parents[mark.page]
    if (!page || !owners) return []
    owners[mark.id] = ref
    return [context.obj({ Type: 'MCR', Pg: page, MCID: mark.id })]
  })
  const language = element.language === undefined ? {} : { Lang: PDFString.of(element.language) }
  context.assign(ref, context.obj({ Type: 'StructElem', S: element.tag, P: parent, K: kids, ...language }))
  return ref
}
