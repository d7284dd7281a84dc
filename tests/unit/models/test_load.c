// Every key of the language, written once and read back as text.
#include "support.h"

#include "models/load_p.h"

static const char everything[] =
    "library: everything\n"
    "language: [javascript, typescript]\n"
    "package: {ecosystem: npm, name: every, versions: \">=1\"}\n"
    "source: {page: \"https://example.org\", version: \"1.2\", verified: true}\n"
    "modules: [every, every/lib]\n"
    "covers: [other]\n"
    "service: {name: \"config[app.name]\", port: \"config[app.port]\", prefix: \"config[app.root]\"}\n"
    "types:\n"
    "  every.Client:\n"
    "    construct: [new, literal, inject, every.createClient]\n"
    "    aliases: [every.old.Client]\n"
    "    supers: [every.Base]\n"
    "    fields: {pool: every.Pool}\n"
    "    sets: {options: \"arg[0]\", options.name: \"kw[name]\"}\n"
    "  every.Builder: {fixed: [name], setters: {callTimeout: {callTimeout: \"arg[0]\", callTimeout.unit: \"arg[1]\"}},\n"
    "    builds: {build: every.Client}}\n"
    "  every.Lost: {error: conflict, wraps: true, fills: true, runs: tasks}\n"
    "values:\n"
    "  every.defaultClient: {type: every.Client, sets: {timeout: \"const[5s]\"}}\n"
    "  every.SECOND: {duration: 1s}\n"
    "  every.MICRO: {duration: 1us}\n"
    "  every.environment: {reads: env, error: interrupted}\n"
    "calls:\n"
    "  - callee: [every.Client.get, every.Client.post]\n"
    "    arity: {min: 1, max: 2}\n"
    "    when:\n"
    "      - {path: \"kw[nx]\", is: true}\n"
    "      - {path: \"kw[a]\", is: null}\n"
    "      - {path: \"arg[*].mode\", in: [x, y]}\n"
    "      - {path: \"arg[0]\", like: [\"jdbc:sqlite:*\"]}\n"
    "      - {path: receiver.agent, present: true}\n"
    "      - {path: receiver.proxy, present: false}\n"
    "      - {path: \"arg[1]\", type: every.Options}\n"
    "    site: remote_call\n"
    "    protocol: http\n"
    "    effect: by_http_method\n"
    "    method: \"arg[0].method\"\n"
    "    url: [\"arg[0].url\", \"kw[url]\"]\n"
    "    base_url: receiver.base\n"
    "    topic: [\"arg[0].topic\"]\n"
    "    exchange: \"arg[1]\"\n"
    "    falls_back: [\"arg[1]\", \"kw[fallback]\"]\n"
    "    falls_back_if: \"config[breakers.on]\"\n"
    "    feeds: {queue: \"arg[0]\", exchange: \"arg[1]\", topic: [\"arg[2]\", \"kw[key]\"]}\n"
    "    listens: \"arg[1]\"\n"
    "    rpc: \"{service}Stub.{method}\"\n"
    "    mounts: {what: \"arg[*]\", path: [\"arg[0]\", \"kw[prefix]\"], under: receiver}\n"
    "    text: {parts: [receiver, \"arg[*]\"], separator: \"/\"}\n"
    "    reads: {env: \"arg[0]\", default: \"arg[1]\"}\n"
    "    defines: {table: \"arg[0]\", columns: \"arg[1]\", unique: \"arg[2]\", primary_key: \"arg[3]\"}\n"
    "    ctx: \"kw[signal]\"\n"
    "    returns: every.Response\n"
    "    sets: {request: \"arg[0]\", client: receiver}\n"
    "    mutates: {last: \"arg[0]\"}\n"
    "    stores: {key: \"arg[1]\", value: \"arg[2]\"}\n"
    "    forwards: {path: \"arg[0]\", to: \"arg[1]\"}\n"
    "    receiver: \"arg[0]\"\n"
    "    makes: {at: \"arg[3]\", type: every.Row}\n"
    "    global: {every.defaults.timeout: \"arg[1]\"}\n"
    "    invokes: [\"arg[1]\"]\n"
    "    spawns: [\"arg[2]\", \"kw[done]\"]\n"
    "    hands: {self: \"new[every.Settings]\", \"0\": receiver}\n"
    "    scope: {kind: until, on: result, end: [commit, rollback]}\n"
    "    context: {parent: ctx, deadline: \"arg[1]\", unit: ms}\n"
    "    duration: {from: \"arg[0]\", unit: s}\n"
    "    does: [sleep, random]\n"
    "    attributes: {ownership: none, mode: 2}\n"
    "    registers: {handler: \"arg[1]\", kind: http, method: GET, path: \"arg[0]\", hands_on: 3, members: [index, \"on*\"]}\n"
    "    source: {page: \"https://example.org/get\", version: \"2\", verified: false}\n"
    "    deadline:\n"
    "      carriers:\n"
    "        - {from: \"kw[timeout]\", unit: s, unit_from: \"kw[unit]\", scope: phase, zero: infinite, negative: error, \"null\": off}\n"
    "        - {from: \"kw[signal]\", presence: true}\n"
    "      default: [{versions: \"<8\", value: infinite}, {versions: \"<9\", of: platform, value: 1m30s, scope: idle}, {value: 5s}]\n"
    "    wait: {default: {value: no_wait}}\n"
    "    lease: {default: {value: 0}}\n"
    "    bound: {carriers: [{from: \"kw[retries]\"}], default: {value: 3}, counts: retries, advice: Pass retries.}\n"
    "    elapsed: {default: {value: 250ms}}\n"
    "    backoff: {default: {value: off}}\n"
    "    jitter: {default: {value: full}}\n"
    "    attempts: {default: {value: 1}, counts: attempts}\n"
    "    idempotency_key: {carriers: [{from: \"kw[idempotency_key]\"}], default: {value: absent}}\n"
    "    key: {}\n"
    "    token: {default: {value: default}}\n"
    "    isolation: {default: {value: read_committed}}\n"
    "    ack_mode: {default: {value: error}}\n"
    "    resources: {default: {value: 10}}\n"
    "    key_life: {default: {value: 1d}}\n"
    "    topology: {default: {value: absent}}\n"
    "    group: {default: {value: absent}}\n"
    "    partitions: {default: {value: 1}}\n"
    "    replication: {default: {value: 3}}\n"
    "    quorum: {default: {value: absent}}\n"
    "    stamp: {default: {value: absent}}\n"
    "    freshness: {default: {value: eventual}}\n"
    "    handing_out: {default: {value: done}}\n"
    "    table: {default: {value: absent}}\n"
    "    row: {default: {value: absent}}\n"
    "    batch: {default: {value: 10}}\n"
    "  - callee: every.start\n"
    "    arity: 1\n"
    "    form: new\n"
    "    method: POST\n"
    "    returns: [every.Context, error, \"arg[0]\"]\n"
    "    context: root\n"
    "    does: exit\n"
    "    invokes: [\"arg[0].run\", \"arg[*]\"]\n"
    "    block: {self: every.Builder, gives: [result, every.Options]}\n"
    "    scope: {kind: callback, body: \"arg[1]\"}\n"
    "    registers: {handler: \"arg[1]\", kind: rpc, method: \"arg[0]\", rpc: {name: \"{service}.service\", of: \"arg[0]\", service: \"arg[2]\", method: \"arg[3]\"}}\n"
    "    text: {format: \"arg[0]\", holes: printf}\n"
    "    reads: {config: \"arg[0]\"}\n"
    "    defines: {within: true, unique: \"arg[0]\"}\n"
    "  - callee: every.adopt\n"
    "    returns: receiver\n"
    "    text: receiver\n"
    "    reads: {template: \"arg[0]\"}\n"
    "    context: entry\n"
    "    scope: {kind: members, members: [run]}\n"
    "  - callee: \"*.Facade.send\"\n"
    "    when: [{path: receiver, type: every.Client}]\n"
    "annotations:\n"
    "  - name: every.Transactional\n"
    "    on: [function, type, field, param]\n"
    "    site: txn\n"
    "    scope: {kind: function}\n"
    "    entry: {kind: cron, method: \"kw[m]\", path: \"kw[cron]\"}\n"
    "    provides: result\n"
    "    injects: true\n"
    "    accessors: [get, builder]\n"
    "    methods: {site: remote_call, deadline: {default: {value: infinite}}}\n"
    "supertypes:\n"
    "  - type: every.Handler\n"
    "    methods: [get, \"on*\"]\n"
    "    entry: {kind: consumer}\n"
    "    does: log\n"
    "files:\n"
    "  - below: [pages, src/pages]\n"
    "    at: [\"api/*\"]\n"
    "    exports: [default]\n"
    "    silent: [index]\n"
    "    entry: {kind: http}\n"
    "names: {every: [Thing, Other], every.more: More}\n"
    "opens: every.lib\n"
    "store: sql\n"
    "runs: page\n"
    "advice: {deadline: Set it., wait: Set it., lease: Set it., bound: Set it., backoff: Set it., jitter: Set it., idempotency_key: Set it.}\n"
    "blocks: true\n"
    "routes: {type: \"{}Part\", method: \"on{}\", words: [\"[t]\", \"[m]\"], path: \"[t]/[m]\"}\n";

static const char containers_text[] =
    "library: containers\n"
    "language: javascript\n"
    "source: {page: \"https://example.org\", verified: false}\n"
    "calls:\n"
    "  - callee: di.add\n"
    "    returns: \"di.List<di.Of<$targ2>>\"\n"
    "    provides:\n"
    "      - {type: \"targ[0]\", made: \"targ[1]\", from: \"arg[0]\"}\n"
    "      - {type: di.Client, owner: \"targ[0]\", name: \"arg[1]\"}\n"
    "    passes: {\"arg[-1]\": [[di.Client], [di.Scope, $element]], \"arg[0]\": $targ}\n"
    "  - callee: di.get\n"
    "    asks: {type: di.Client, name: \"typed[di.Name]\"}\n"
    "    binds: {type: \"targ[0]\", section: \"arg[0]\"}\n"
    "    reads: {config: \"arg[0]\", below: receiver.section}\n"
    "    declared: true\n"
    "    dispatches: {by: \"arg[0]\", to: di.Handler, method: handle, around: di.Step, any: true}\n"
    "    starts: {name: \"arg[0]\", code: \"targ[0]\", code_at: \"arg[1]\", image: redis, image_at: \"arg[2]\", within: receiver}\n"
    "    tells: \"arg[0]\"\n";

static const char declares_text[] =
    "library: things\n"
    "language: settings\n"
    "source: {page: \"https://example.org\", verified: false}\n"
    "declares:\n"
    "  - what: topic\n"
    "    protocol: kafka\n"
    "    at: {keys: \"topics.{name}.\", document: {type: topic, on: \"*\"}, has: [copies, parts]}\n"
    "    name: [called, name]\n"
    "    settings: {copies: [copies, replicas], keeps: {key: keeps, unit: h, default: 24}, voters: {key: voters, items: true}}\n"
    "  - what: cluster\n"
    "    at: {file: \"*.conf\"}\n"
    "    settings: {a: b}\n"
    "    source: {page: \"https://example.org/own\", verified: true}\n"
    "  - {what: cluster, at: {image: [one, two]}, settings: {a: b}}\n"
    "  - {what: job, at: {workload: CronJob}, settings: {a: b}}\n"
    "stances:\n"
    "  - of: [topic, cluster]\n"
    "    protocol: kafka\n"
    "    when: {copies: \">=2\", keeps: absent}\n"
    "    stance: CP\n"
    "    says: \"{copies} must have it.\"\n"
    "  - {of: topic, protocol: [kafka, amqp], stance: open, says: Nobody knows., decides: copies, source: {page: \"https://example.org/own\", verified: false}}\n"
    "  - {of: topic, protocol: kafka, says: A remark.}\n"
    "clients:\n"
    "  - {protocol: [redis, sql], any: true, can: [pool, compare], cannot: limit, anew: [part]}\n"
    "  - {versions: \"<4\", cannot: [limit], source: {page: \"https://example.org/own\", verified: false}}\n"
    "peers:\n"
    "  - {what: settings, at: \"shop.import*\", like: \"*desk:*\", address: shop.desk, default: \"http://localhost:1\", holds: settings, from: [desk.git, desk.db]}\n"
    "  - {what: events, protocol: amqp, with: [\"a:b\", c], off: shop.events, each_request: true, deadline: 1m, meanwhile: nothing}\n";

static fl_models *models;
static dump d;

static void set_up_with(const char *text) {
  models = compile_text(text);
  d = (dump){.m = models};
}

static void set_up(void) {
  set_up_with(everything);
}

static void tear_down(void) {
  fl_buf_release(&d.out);
  fl_models_free(models);
}

START_TEST(the_head) {
  set_up();
  const fl_library *library = fl_models_libraries(models, 1);
  fl_buf_printf(&d.out, "%s %s %s %s %s %s %s", text_of(&d, library->name), text_of(&d, library->ecosystem), text_of(&d, library->package),
                text_of(&d, library->versions), text_of(&d, library->page), text_of(&d, library->page_version), text_of(&d, library->file));
  dump_texts(&d, " languages=", library->first_language, library->n_languages);
  dump_texts(&d, " modules=", library->first_module, library->n_modules);
  dump_texts(&d, " covers=", library->first_covered, library->n_covered);
  dump_texts(&d, " opens=", library->first_open, library->n_opens);
  fl_buf_printf(&d.out, " store=%s runs=%s", text_of(&d, library->store), text_of(&d, library->runs));
  dump_key_path(&d, "name", library->service_name);
  dump_key_path(&d, "port", library->service_port);
  dump_key_path(&d, "prefix", library->service_prefix);
  fl_buf_printf(&d.out, " routes=%s,%s,%s", text_of(&d, library->route_type), text_of(&d, library->route_method), text_of(&d, library->route_path));
  dump_texts(&d, " words=", library->first_route_word, library->n_route_words);
  fl_buf_printf(&d.out, " verified=%u layer=%u", library->verified, library->layer);
  assert_text(&d.out, "everything npm every >=1 https://example.org 1.2 m.yaml languages=javascript,typescript "
                      "modules=every,every/lib covers=other opens=every.lib store=sql runs=page name=config[app.name] port=config[app.port] prefix=config[app.root] routes={}Part,on{},[t]/[m] words=[t],[m] verified=1 layer=0");
  tear_down();
}
END_TEST

START_TEST(types_and_values) {
  static const char *const names[] = {"every.Client", "every.Builder", "every.defaultClient", "every.SECOND", "every.MICRO", "every.environment", "every.Lost"};
  set_up();
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) dump_type(&d, fl_models_type(models, "typescript", fl_str_from(names[i])));
  assert_text(&d.out, "every.Client new literal inject construct=every.createClient supers=every.Base fields=pool,every.Pool "
                      "sets=options<-arg[0],options.name<-kw[name]\n"
                      "every.Builder\n"
                      "every.defaultClient sets=timeout<-const[5s] value type=every.Client\n"
                      "every.SECOND value ns=1000000000\n"
                      "every.MICRO value ns=1000\n"
                      "every.environment value reads=env error=interrupted\nevery.Lost error=conflict\n");
  tear_down();
}
END_TEST

START_TEST(setters_builders_and_makers_are_calls) {
  set_up();
  dump_calls(&d, "javascript", "every.Builder.callTimeout");
  dump_calls(&d, "javascript", "every.Builder.build");
  dump_calls(&d, "javascript", "every.createClient");
  assert_text(&d.out, "line=15 returns=receiver mutates=callTimeout<-arg[0],callTimeout.unit<-arg[1]\n"
                      "line=16 returns=every.Client sets=*<-receiver\n"
                      "line=10 returns=every.Client\n");
  tear_down();
}
END_TEST

START_TEST(a_call_with_every_key) {
  set_up();
  dump_calls(&d, "javascript", "every.Client.post");
  assert_text(
      &d.out,
      "line=24 site=remote_call protocol=http effect=by_http_method min=1 max=2 does=sleep does=random method=arg[0].method url=arg[0].url,kw[url] "
      "base=receiver.base topic=arg[0].topic exchange=arg[1] falls_back=arg[1],kw[fallback] falls_back_if=config[breakers.on] queue=arg[0] from=arg[1] for=arg[2],kw[key] listens=arg[1] rpc={service}Stub.{method} mount what=arg[*] at=arg[0],kw[prefix] under=receiver "
      "text=receiver,arg[*] separator=/ reads=env setting=arg[0] else=arg[1] table=arg[0] columns=arg[1] unique=arg[2] primary_key=arg[3] ctx=kw[signal] context=derived parent=ctx context_deadline=arg[1] context_unit=ms duration=arg[0] duration_unit=s "
      "returns=every.Response holds=until on=result end=commit,rollback sets=request<-arg[0],client<-receiver mutates=last<-arg[0] "
      "store=arg[1] value=arg[2] works_on=arg[0] makes_at=arg[3] makes=every.Row "
      "global=every.defaults.timeout<-arg[1] invokes=arg[1] spawns=arg[2],kw[done] hands=self<-new[every.Settings],0<-receiver attributes=ownership,none,mode,2 "
      "entry=http entry_method=GET entry_path=arg[0] handler=arg[1] members=index,on* page=https://example.org/get unverified"
      "\n  when kw[nx] is true"
      "\n  when kw[a] is null"
      "\n  when arg[*].mode in x,y"
      "\n  when arg[0] like jdbc:sqlite:*"
      "\n  when receiver.agent present"
      "\n  when receiver.proxy absent"
      "\n  when arg[1] type every.Options"
      "\n  deadline"
      "\n    from kw[timeout] unit=s unit_from=kw[unit] scope=phase zero=infinite negative=error null=off"
      "\n    from kw[signal] presence"
      "\n    default infinite versions=<8"
      "\n    default number 90000 scope=idle versions=<9"
      "\n    default number 5000"
      "\n  wait\n    default no_wait"
      "\n  lease\n    default number 0"
      "\n  bound counts=retries\n    from kw[retries]\n    default number 3"
      "\n  elapsed\n    default number 250"
      "\n  backoff\n    default off"
      "\n  jitter\n    default default word=full"
      "\n  attempts\n    default number 1"
      "\n  idempotency_key\n    from kw[idempotency_key]\n    default absent"
      "\n  key"
      "\n  token\n    default default"
      "\n  isolation\n    default default word=read_committed"
      "\n  ack_mode\n    default error"
      "\n  resources\n    default number 10\n"
      "  key_life\n    default number 86400000\n  topology\n    default absent\n  group\n    default absent\n"
      "  partitions\n    default number 1\n  replication\n    default number 3\n  quorum\n    default absent\n"
      "  stamp\n    default absent\n  freshness\n    default default word=eventual\n  handing_out\n    default default word=done\n  table\n    default absent\n  row\n    default absent\n  batch\n    default number 10\n");
  tear_down();
}
END_TEST

START_TEST(the_other_forms_of_keys) {
  set_up();
  dump_calls(&d, "typescript", "every.start");
  dump_calls(&d, "typescript", "every.adopt");
  dump_calls(&d, "typescript", "x.y.Facade.send");
  assert_text(&d.out, "line=100 min=1 max=1 form=new does=exit method=POST format=arg[0] holes=printf reads=config setting=arg[0] within unique=arg[0] context=root returns=every.Context,error,arg[0] block_self=every.Builder gives=result,every.Options holds=callback on=arg[1] "
                      "invokes=arg[0].run,arg[*] entry=rpc entry_method=arg[0] rpc={service}.service rpc_of=arg[0] rpc_service=arg[2] rpc_method=arg[3] handler=arg[1]\n"
                      "line=114 text=receiver reads=template setting=arg[0] context=entry returns=receiver holds=members end=run\n"
                      "line=120 loose\n  when receiver type every.Client\n");
  tear_down();
}
END_TEST

START_TEST(annotations_and_supertypes) {
  const fl_meaning_row *rows[4];
  const fl_supertype_model *supers[4];
  set_up();
  ck_assert_uint_eq(fl_models_annotations(models, "javascript", FL_STR("every.Transactional"), rows, 4), 1);
  dump_meaning(&d, rows[0]);
  ck_assert_uint_eq(fl_models_supertypes(models, "javascript", FL_STR("every.Handler"), supers, 4), 1);
  fl_buf_printf(&d.out, "%s", text_of(&d, supers[0]->type));
  dump_texts(&d, " methods=", supers[0]->first_method, supers[0]->n_methods);
  fl_buf_add_char(&d.out, ' ');
  dump_meaning(&d, fl_models_meanings(models, supers[0]->meaning));
  assert_text(&d.out, "line=123 site=txn holds=function entry=cron entry_method=kw[m] entry_path=kw[cron] places=15 provides=1 injects\n"
                      "methods line=131 site=remote_call\n  deadline\n    default infinite\n"
                      "every.Handler methods=get,on* line=133 does=log entry=consumer\n");
  tear_down();
}
END_TEST

START_TEST(containers) {
  set_up_with(containers_text);
  dump_calls(&d, "javascript", "di.add");
  dump_calls(&d, "javascript", "di.get");
  assert_text(&d.out, "line=5 returns=di.List<di.Of<$targ2>> passes arg[-1]/1.0=di.Client arg[-1]/2.0=di.Scope arg[-1]/2.1=$element "
                      "arg[0]/1.0=$targ provides type=targ[0] made=targ[1] from=arg[0] provides named=di.Client owner=targ[0] name=arg[1] "
                      "unverified\n"
                      "line=11 reads=config setting=arg[0] below=receiver.section asks named=di.Client name=typed[di.Name] binds=targ[0] "
                      "section=arg[0] unverified\n");
  tear_down();
}
END_TEST

static void dump_declaration(const fl_declaration_model *m) {
  dump_meaning(&d, fl_models_meanings(models, m->meaning));
  d.out.n--; // its line goes on
  fl_buf_printf(&d.out, " keys=%s", text_of(&d, m->keys));
  dump_texts(&d, " document=", m->first_document, 2 * m->n_document);
  dump_texts(&d, " file=", m->first_file, m->n_files);
  dump_texts(&d, " image=", m->first_image, m->n_images);
  dump_texts(&d, " workload=", m->first_workload, m->n_workloads);
  dump_texts(&d, " has=", m->first_has, m->n_has);
  dump_texts(&d, " name=", m->first_name, m->n_names);
  for (uint32_t i = 0; i < m->n_settings; i++) {
    const fl_declared_setting *s = fl_models_declared_settings(models, m->first_setting) + i;
    fl_buf_printf(&d.out, " %s(%u%s %s)", text_of(&d, s->name), s->unit, s->items ? " items" : "", text_of(&d, s->fallback));
    dump_texts(&d, "=", s->first_key, s->n_keys);
  }
  fl_buf_add_char(&d.out, '\n');
}

START_TEST(declarations) {
  set_up_with(declares_text);
  for (uint32_t i = 1; i < fl_models_n_declarations(models); i++) dump_declaration(fl_models_declarations(models, i));
  assert_text(&d.out,
              "line=5 site=declaration protocol=kafka attributes=what,topic unverified keys=topics.{name}. document=type,topic,on,* has=copies,parts "
              "name=called,name copies(0 )=copies,replicas keeps(7 24)=keeps voters(0 items )=voters\n"
              "line=10 site=declaration attributes=what,cluster page=https://example.org/own keys= file=*.conf a(0 )=b\n"
              "line=14 site=declaration attributes=what,cluster unverified keys= image=one,two a(0 )=b\n"
              "line=15 site=declaration attributes=what,job unverified keys= workload=CronJob a(0 )=b\n");
  tear_down();
}
END_TEST

static void dump_stance(const fl_stance_model *m) {
  fl_buf_printf(&d.out, "%s", fl_word(fl_stance_words, m->stance));
  dump_texts(&d, " of=", m->first_of, m->n_of);
  dump_texts(&d, " protocol=", m->first_protocol, m->n_protocols);
  dump_texts(&d, " when=", m->first_when, 2 * m->n_when);
  fl_buf_printf(&d.out, " says=%s decides=%s page=%s\n", text_of(&d, m->says), text_of(&d, m->decides), text_of(&d, m->page));
}

START_TEST(stances) {
  set_up_with(declares_text);
  for (uint32_t i = 1; i < fl_models_n_stances(models); i++) dump_stance(fl_models_stances(models, i));
  assert_text(&d.out, "CP of=topic,cluster protocol=kafka when=copies,>=2,keeps,absent says={copies} must have it. decides= page=https://example.org\n"
                      "open of=topic protocol=kafka,amqp says=Nobody knows. decides=copies page=https://example.org/own\n"
                      "none of=topic protocol=kafka says=A remark. decides= page=https://example.org\n");
  tear_down();
}
END_TEST

START_TEST(clients) {
  set_up_with(declares_text);
  for (uint32_t i = 1; i < fl_models_n_clients(models); i++) {
    const fl_client_model *m = fl_models_clients(models, i);
    fl_buf_printf(&d.out, "any=%u can=%x cannot=%x anew=%x versions=%s page=%s", m->any, m->can, m->cannot, m->anew, text_of(&d, m->versions), text_of(&d, m->page));
    dump_texts(&d, " protocol=", m->first_protocol, m->n_protocols);
    fl_buf_add_char(&d.out, '\n');
  }
  assert_text(&d.out, "any=1 can=14 cannot=2 anew=20 versions= page=https://example.org protocol=redis,sql\n"
                      "any=0 can=0 cannot=2 anew=0 versions=<4 page=https://example.org/own\n");
  tear_down();
}
END_TEST

static void dump_peer(const fl_peer_model *m) {
  fl_buf_printf(&d.out, "%s protocol=%s", text_of(&d, m->what), text_of(&d, m->protocol));
  dump_texts(&d, " at=", m->first_key, m->n_keys);
  dump_texts(&d, " like=", m->first_like, m->n_like);
  dump_texts(&d, " with=", m->first_package, m->n_packages);
  dump_texts(&d, " address=", m->first_address, m->n_addresses);
  dump_texts(&d, " off=", m->first_off, m->n_off);
  dump_texts(&d, " from=", m->first_source, m->n_sources);
  fl_buf_printf(&d.out, " default=%s holds=%s%s", text_of(&d, m->fallback), text_of(&d, m->holds), m->each_request ? " each" : "");
  if (m->deadline) fl_buf_printf(&d.out, " deadline=%s meanwhile=%s", text_of(&d, m->deadline), text_of(&d, m->meanwhile));
  fl_buf_add_c(&d.out, "\n");
}

START_TEST(peers) {
  set_up_with(declares_text);
  for (uint32_t i = 1; i < fl_models_n_peers(models); i++) dump_peer(fl_models_peers(models, i));
  assert_text(&d.out, "settings protocol= at=shop.import* like=*desk:* address=shop.desk from=desk.git,desk.db default=http://localhost:1 holds=settings\n"
                      "events protocol=amqp with=a:b,c off=shop.events default= holds= each deadline=1m meanwhile=nothing\n");
  tear_down();
}
END_TEST

START_TEST(names_alone) {
  set_up();
  ck_assert(fl_models_has_type(models, "typescript", FL_STR("every.Thing")));
  ck_assert(fl_models_has_type(models, "typescript", FL_STR("every.more.More")));
  ck_assert(fl_models_has_type(models, "typescript", FL_STR("every.Client")));
  ck_assert(!fl_models_has_type(models, "typescript", FL_STR("every.Nothing")));
  ck_assert(fl_models_lists(models, "typescript", FL_STR("every.more")));
  ck_assert(!fl_models_lists(models, "typescript", FL_STR("other")));
  ck_assert(fl_models_has_module(models, "typescript", FL_STR("other")));
  tear_down();
}
END_TEST

// Is the key written somewhere in the sample?
static bool is_written(const char *key) {
  char plain[64], quoted[64];
  snprintf(plain, sizeof plain, "%s:", key);
  snprintf(quoted, sizeof quoted, "\"%s\":", key);
  return strstr(everything, plain) || strstr(everything, quoted) || strstr(containers_text, plain) || strstr(declares_text, plain);
}

static void check_section(const fl_section *section) {
  for (const fl_section *s = section; s; s = s->also) {
    for (uint32_t i = 0; i < s->n; i++) ck_assert_msg(is_written(s->keys[i].name), "no sample of \"%s\" in %s", s->keys[i].name, s->name);
  }
}

START_TEST(the_sample_has_every_key_of_the_tables) {
  check_section(&fl_section_document);
  check_section(&fl_section_type);
  check_section(&fl_section_value);
  check_section(&fl_section_call);
  check_section(&fl_section_annotation);
  check_section(&fl_section_supertype);
  check_section(&fl_section_placed);
  check_section(&fl_section_role);
  check_section(&fl_section_condition);
  check_section(&fl_section_source);
  check_section(&fl_section_registration);
  check_section(&fl_section_rpc);
  check_section(&fl_section_mount);
  check_section(&fl_section_feed);
  check_section(&fl_section_made_text);
  check_section(&fl_section_reads);
  check_section(&fl_section_defines);
  check_section(&fl_section_declaration);
  check_section(&fl_section_stance);
}
END_TEST

START_TEST(several_documents_in_one_file) {
  models = compile_text(HEAD_OF("one", "go") "calls: [{callee: one.F, site: queue}]\n---\n" HEAD_OF("two", "java")
                        "calls: [{callee: two.F, site: leader}]\n---\n");
  d = (dump){.m = models};
  dump_calls(&d, "go", "one.F");
  dump_calls(&d, "java", "two.F");
  dump_calls(&d, "go", "two.F");
  assert_text(&d.out, "line=4 site=queue\nline=9 site=leader\n");
  tear_down();
}
END_TEST

START_TEST(a_constant_that_holds_a_text) {
  models = compile_text(HEAD_OF("one", "php") "values: {One.NAME: {text: timeout}}\n");
  ck_assert(fl_str_eq_c(fl_models_text(models, fl_models_type(models, "php", FL_STR("One.NAME"))->value_text), "timeout"));
  tear_down();
}
END_TEST

START_TEST(nothing_is_a_pack_too) {
  put_file("notes.txt", "not a model");
  put_file(".hidden.yaml", "]");
  fl_buf errors = {0};
  models = compile_scratch(NULL, &errors);
  ck_assert_ptr_nonnull(models);
  const fl_meaning_row *rows[1];
  ck_assert_uint_eq(fl_models_calls(models, "go", FL_STR("a.b"), rows, 1), 0);
  ck_assert_ptr_null(fl_models_type(models, "go", FL_STR("a.b")));
  ck_assert(!fl_models_has_segment(models, "go", FL_STR("b")));
  fl_models_free(models);
}
END_TEST

START_TEST(any_part_of_a_file_is_refused_or_read) {
  static char part[sizeof everything];
  for (size_t n = 1; n < sizeof everything; n += 7) {
    fl_buf errors = {0};
    memcpy(part, everything, n);
    part[n] = '\0';
    put_file("m.yaml", part);
    fl_models_free(compile_scratch(NULL, &errors));
    fl_buf_release(&errors);
  }
}
END_TEST

RUN_TESTS("load", the_head, types_and_values, setters_builders_and_makers_are_calls, a_call_with_every_key, the_other_forms_of_keys,
          annotations_and_supertypes, containers, declarations, stances, clients, peers, names_alone, the_sample_has_every_key_of_the_tables, several_documents_in_one_file, a_constant_that_holds_a_text, nothing_is_a_pack_too,
          any_part_of_a_file_is_refused_or_read)
