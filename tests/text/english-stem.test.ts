import { expect, it } from 'vitest'
import { englishStem } from '../../electron/text/english-stem.ts'

/** From the examples in Porter's paper, step by step. */
const PAPER = `caresses>caress ponies>poni ties>ti caress>caress cats>cat feed>feed agreed>agre plastered>plaster
bled>bled motoring>motor sing>sing conflated>conflat troubled>troubl sized>size hopping>hop tanned>tan falling>fall
hissing>hiss fizzed>fizz failing>fail filing>file happy>happi sky>sky relational>relat conditional>condit
rational>ration digitizer>digit vietnamization>vietnam predication>predic operator>oper feudalism>feudal
decisiveness>decis hopefulness>hope callousness>callous formaliti>formal sensitiviti>sensit triplicate>triplic
formative>form electriciti>electr electrical>electr hopeful>hope goodness>good revival>reviv allowance>allow
inference>infer airliner>airlin adjustable>adjust defensible>defens irritant>irrit replacement>replac
adjustment>adjust dependent>depend adoption>adopt communism>commun activate>activ homologous>homolog
effective>effect bowdlerize>bowdler probate>probat rate>rate cease>ceas controll>control roll>roll`

it.each(PAPER.split(/\s+/u).map((pair) => pair.split('>')))('%s is stemmed to %s', (word, stem) => {
  expect(englishStem(word!)).toBe(stem)
})
