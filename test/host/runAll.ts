// npm test [-- --only=types,lint,unit,ollama,host,vscode,vscode-min,e2e] [-- --grep=pattern]
// Every stage runs, whatever the ones before it did. The last line holds the counts; anything but green exits with 1.
import { parseArgs } from 'node:util';
import { addCounts, type Counts, describeCounts, isGreen, noCounts } from './counts.ts';
import { type Stage, stages } from './stages.ts';

const { values } = parseArgs({ options: { only: { type: 'string' }, grep: { type: 'string' } } });
if (values.grep) process.env.LLMSTRUCT_TEST_GREP = values.grep;

const summary: string[] = [];
let total = noCounts;
for (const stage of chosenStages(values.only)) {
  console.log(`\n=== ${stage.title}`);
  const start = performance.now();
  const counts = await runStage(stage);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const again = counts.again > 0 ? `, ${counts.again} tried once more` : '';
  const line = `${isGreen(counts) ? 'ok  ' : 'FAIL'} ${stage.title}: ${describeCounts(counts)}${again} (${seconds} s)`;
  console.log(line);
  summary.push(line);
  total = addCounts(total, counts);
}

console.log(`\n${summary.join('\n')}\n\n${describeCounts(total)}`);
process.exitCode = isGreen(total) ? 0 : 1;

function chosenStages(only: string | undefined): readonly Stage[] {
  if (only === undefined) return stages;
  const names = only.split(',');
  const unknown = names.filter((name) => !stages.some((stage) => stage.name === name));
  if (unknown.length > 0) {
    console.error(`There is no stage ${unknown.join(', ')}. Stages: ${stages.map(({ name }) => name).join(', ')}.`);
    process.exit(2);
  }
  return stages.filter(({ name }) => names.includes(name));
}

async function runStage(stage: Stage): Promise<Counts> {
  try {
    return await stage.run();
  } catch (error) {
    console.error(`${stage.title} cannot run: ${error instanceof Error ? error.message : error}`);
    return { ...noCounts, failed: 1 };
  }
}
