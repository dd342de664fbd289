import { sql } from "drizzle-orm";
import { openStore } from "#lib/store/client.ts";
import { saveAccount } from "#lib/store/accounts.ts";
import { stageFindings } from "#lib/store/findings.ts";
import { claimScan, createScan, publishScan } from "#lib/store/scans.ts";
import { rm } from "node:fs/promises";
const dataDir="/tmp/pm/data"; await rm(dataDir,{recursive:true,force:true});
const store = await openStore(process.argv[2]==="mem"?{memory:true}:{ dataDir });
const account="482915630174";
await saveAccount(store.db,{id:account,label:"b",partition:"aws",connection:{type:"demo"},regions:"all"});
const times=new Map<string,[number,number]>();
const orig=(store.pglite as any).constructor.prototype;
const wrap=(o:any,name:string)=>{const f=o[name]; o[name]=async function(q:any,...a:any[]){const t=performance.now(); try{return await f.call(this,q,...a)}finally{const k=String(q).replace(/\s+/g," ").slice(0,60); const e=times.get(k)??[0,0]; e[0]+=performance.now()-t;e[1]++;times.set(k,e)}}};
// patch transaction client query
const tx=store.pglite!.transaction.bind(store.pglite); 
(store.pglite as any).transaction=(cb:any)=>tx((t:any)=>{wrap(t,"query");return cb(t)});
async function run(n:number, offset=0){
  const {id}=await createScan(store.db,{account,regions:"all",horizonDays:90}); const rec=(await claimScan(store.db,id,"x"))!;
  const t0=performance.now();
  for(let b=0;b<n;b++){
    const findings=Array.from({length:1000},(_,i)=>{const r=b*1000+i; const kind="training-job"; const arn=`arn:aws:sagemaker:us-east-1:${account}:training-job/job-${r/20|0}`;
      const check=`${kind}/check-${r%20}`; return {id:Buffer.from(`${(r*2654435761)>>>0} ${check}`).toString("hex").slice(0,24).padEnd(24,"0"),check,severity:"high" as const,category:"network" as const,identity:{account,region:"us-east-1",kind,arn,name:`job-${r/20|0}`},exposure:"record" as const,status:(r%3?"pass":"fail") as "pass"|"fail",verdict:{status:(r%3?"pass":"fail") as "pass"|"fail",evidence:[{path:"VpcConfig.Subnets",observed:null,expected:"at least one private subnet"}]},weight:1}});
    await stageFindings(store.db,{account,seq:rec.seq,findings});
  }
  console.log(n*1000,"rows",((performance.now()-t0)/1000).toFixed(1),"s");
  for(const [k,[ms,c]] of [...times].sort((a,b)=>b[1][0]-a[1][0]).slice(0,8)) console.log("  ",ms.toFixed(0),"ms",c,k); times.clear();
  await publishScan(store.db,rec,{score:null as never,summary:{} as never,spans:[]});
}
await run(60); await run(60); 
await store.db.execute(sql`analyze`); await run(60);
process.exit();
