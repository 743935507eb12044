/** The look of the page, besides that of a compte rendu on screen, whose colours it shares; nothing enters. */

export const look = `
body{max-width:72rem}
header{display:flex;flex-wrap:wrap;gap:0 1rem;align-items:baseline}
header h1{flex:1 1 60%;margin:0}
header .note{flex:1 0 100%}
main>section{margin-bottom:2.5rem}
button,select,input,textarea{font:inherit;line-height:1.5;box-sizing:border-box;color:inherit;background:var(--paper);border:1px solid var(--quiet);border-radius:.3rem;
padding:.3rem .6rem}
button{cursor:pointer;background:var(--tint)}
button.main{background:var(--ink);border-color:var(--ink);color:var(--paper);font-weight:700}
[aria-pressed=true]{border-bottom:3px solid var(--ink);font-weight:700}
:focus-visible{outline:3px solid var(--link);outline-offset:1px}
textarea{display:block;width:100%;max-width:40rem}
label>span{display:block}
summary{cursor:pointer;padding:.4rem 0;font-weight:700;color:var(--ink)}
fieldset{border:1px solid var(--rule);border-radius:.3rem;margin:.8rem 0}
legend{font-weight:700;padding:0 .3rem}
.decision{margin-bottom:1.5rem}
.actions,.tabs{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center}
.fields{display:grid;grid-template-columns:repeat(auto-fill,minmax(16rem,1fr));gap:.8rem 1.2rem;align-items:end;margin:.5rem 0}
.fields>*>:is(input:not([type=checkbox]),select){display:block;width:100%}
.fields code{color:var(--quiet);font-size:.8rem}
.fields :is(label,label span){display:block}
.fields :is(label,span)::first-letter{text-transform:uppercase}
.fields .switch{display:grid;grid-template-columns:auto 1fr;gap:0 .5rem;align-items:baseline}
.fields .switch code{grid-column:2}
.switch{display:flex;flex-wrap:wrap;gap:.5rem;align-items:baseline}
.switch input{order:-1}
.drop{display:block;position:relative;border:2px dashed var(--quiet);border-radius:.5rem;padding:1.2rem;background:var(--strong)}
.drop:focus-within{border-color:var(--ink);outline:3px solid var(--link)}
.drop strong{display:block;color:var(--link);text-decoration:underline}
.drop input{position:absolute;inset:0;width:100%;opacity:0;cursor:pointer}
.files{list-style:none;padding:0}
.files li{display:flex;flex-wrap:wrap;gap:.4rem .6rem;align-items:center}
.files strong{min-width:12rem;overflow-wrap:anywhere}
.sheet table{width:auto;min-width:50%}
.sheet :is(th,td){padding:.15rem .3rem;white-space:nowrap;vertical-align:baseline}
.sheet thead select{display:block;font-weight:400;font-size:.8rem;padding:.1rem;max-width:9rem}
.sheet .role{display:block;font-weight:400}
.sheet td input{border-color:transparent;background:transparent;padding:.15rem .3rem;max-width:20rem}
.sheet .headings td input{font-weight:700;color:var(--ink)}
.sheet .aside,.sheet .aside input{color:var(--quiet);font-style:italic}
.sheet .doubt :is(td,th){border-bottom-color:transparent}
.sheet td.about input{border-color:var(--alert);background:var(--alert-paper)}
.sheet .remark td{white-space:normal;border-left:4px solid var(--rule);max-width:60rem}
.sheet .remark.error td{background:var(--alert-paper);border-color:var(--alert)}
.remark p{position:sticky;left:.5rem;width:fit-content;max-width:min(56rem,100vw - 5rem);margin:.2rem 0}
:is(.remark,.warning) button{margin:.1rem .3rem;padding:.1rem .5rem}
.hint{display:block}
.typing{display:grid;grid-template-columns:minmax(14rem,1fr) minmax(16rem,1.4fr);gap:0 2rem}
.typing>p{grid-column:1/-1}
.typing .list button{background:none;border-color:transparent;text-align:left;padding:.15rem .4rem;width:100%}
#ballot{display:block;width:100%;font-size:1.6rem}
#picked{min-height:3.2em;font-weight:700;margin:.4rem 0}
.command code{display:block;background:var(--tint);padding:.6em .8em;overflow-wrap:anywhere;user-select:all}
@media (max-width:44rem){body{padding:1rem .8rem}.typing{grid-template-columns:1fr}.typing>*{order:3}.typing form{order:1}.typing .list{order:2}}
@media print{body{max-width:none}:is(header,main>section:first-child,button,.actions,.sheet,.command,.decision){display:none}}
`;
