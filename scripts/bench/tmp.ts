import { compile } from '@hedgerow/dsl';
import { columns, makeTimeline } from '@hedgerow/runtime';
import { readMarket, tiled } from './market.ts';
import { r1, r2 } from './rules.ts';
import { datasetOf, everyDay } from './sessions.ts';
const m=readMarket();
for (const [rule,N] of [[r1,1_000_000],[r2,200_000]] as const) {
const tape=tiled(m.tape,N);
const {program}=compile([{name:'b',text:rule.source}],{expressions:[rule.condition]});
const cal=everyDay(N); const data=datasetOf({...tape},cal); const tl=makeTimeline(program!,cal,data);
const agg=new Map<string,number[]>();
for(let k=0;k<12;k++){ const ev=columns(program!,tl,data,new Map(),{is:()=>false,size:()=>0});
 for(const n of program!.nodes){ const t=performance.now(); for(let q=0;q<66;q++) ev.value(n.id,N-1); const key=n.op+' '+((n as any).fn??'')+' '+n.id; (agg.get(key)??agg.set(key,[]).get(key)!).push((performance.now()-t)*1e6/N);} }
const med=(a:number[])=>a.slice().sort((x,y)=>x-y)[a.length>>1];
console.log([...agg].map(([k,a])=>k+'  first '+a[0].toFixed(1)+' med '+med(a).toFixed(2)).filter(x=>!x.includes('const')).join('\n'));
}
