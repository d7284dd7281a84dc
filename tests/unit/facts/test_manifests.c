// Manifests and locks: what is depended on, in which version, and how a folder is called.
#include "settings_support.h"

START_TEST(go) {
  assert_rows("go.mod",
              "module github.com/x/y // c\n\ngo 1.21.3\n\nrequire (\n\tgithub.com/a/b/v9 v9.0.1 // "
              "indirect\n\t// d v1.0.0\n\te v0.0.0-20200101-abc\n)\n"
              "require \"f.g/h\" v1.2.3\nreplace (\n\ti => ../i\n)\nreplace j => k v2.0.0\n",
              "conf faultline.module = \"github.com/x/y\" 1:8\nconf faultline.part = \"github.com/x/y\" 1:8\ndep go std 1.21.3 3:4\ndep go "
              "github.com/a/b/v9 9.0.1 6:2\n"
              "dep go e 0.0.0-20200101-abc 8:2\ndep go f.g/h 1.2.3 10:9\n");
}
END_TEST

START_TEST(cargo) {
  assert_rows("Cargo.toml",
              "[package]\nname = \"my-crate\"\n[dependencies]\na = \"1.2\"\nb = { version = \"0.3\", features = [\"x\"] }\n"
              "c = { package = \"real-c\", version = \"=2.0.1\" }\nd.workspace = true\ne = { path = \"../e\" }\n[dependencies.f]\n"
              "version = \"3\"\n[target.'cfg(unix)'.dev-dependencies]\ng = \"4\"\n[features]\nh = [\"1\"]\n",
              "conf faultline.module = \"my_crate\" 2:9\ndep cargo a ^1.2 4:6\ndep cargo b ^0.3 5:18\ndep cargo real-c =2.0.1 6:18\n"
              "dep cargo d 7:15\ndep cargo e 8:15\ndep cargo f ^3 10:12\ndep cargo g ^4 12:6\n");
  assert_rows("Cargo.toml", "[package]\nname = \"a\"\n[lib]\nname = \"b\"\n[workspace.dependencies]\nc = \"1\"\nd = { version = \n",
              "conf faultline.module = \"b\" 4:9\nhole syntax lines 8-8 8:1\ndep cargo c ^1 6:6\n");
  assert_rows("Cargo.lock", "[[package]]\nname = \"a\"\nversion = \"1.2.3\"\n[[package]]\nname = \"b\"\nversion = \"2.0.0\"\n",
              "dep cargo a 1.2.3 locked 3:12\ndep cargo b 2.0.0 locked 6:12\n");
}
END_TEST

START_TEST(composer) {
  assert_rows("composer.json",
              "{\n  \"name\": \"x/y\",\n  \"require\": {\"php\": \">=8.1\", \"a/b\": \"^7.0 || ^6.5\", \"c/d\": \"~1.2\"},\n"
              "  \"require-dev\": {\"e/f\": \"~1.2.3|~2.0\", \"ext-curl\": \"*\"},\n  \"autoload\": {\"require\": \"no\"}\n}\n",
              "dep packagist php >=8.1 3:23\ndep packagist a/b ^7.0 3:39\ndep packagist c/d ^1.2 3:62\n"
              "dep packagist e/f ~1.2.3 4:27\ndep packagist ext-curl * 4:54\n");
  assert_rows("composer.lock",
              "{\"packages\": [{\"name\": \"a/b\", \"version\": \"v7.8.1\", \"require\": {\"name\": \"no\", \"version\": \"1\"}},\n"
              "{\"name\": \"c/d\", \"version\": \"1.0.0\"}],\n\"packages-dev\": [{\"name\": \"e/f\", \"version\": \"dev-main\"}]}",
              "dep packagist a/b 7.8.1 locked 1:43\ndep packagist c/d 1.0.0 locked 2:29\ndep packagist e/f dev-main locked 3:46\n");
}
END_TEST

START_TEST(gems) {
  assert_rows("shop/Gemfile",
              "source 'x'\ngem 'a', '~> 1.2', '>= 1.2.3' # gem 'no'\ngroup :test do\n  gem(\"b\", \"= 2.0\", require: false)\nend\n"
              "gem 'c', git: 'y'\n# gem 'd'\ngemspec\ngem \"e\", \"#{V}\"\ngem 'f', 'require' => false\n",
              "conf faultline.module = \"shop\" 1:1\ndep rubygems a ~> 1.2, >= 1.2.3 2:6\ndep rubygems b = 2.0 4:8\ndep rubygems c 6:6\n"
              "dep rubygems e 9:6\ndep rubygems f 10:6\n");
  assert_rows("a.gemspec",
              "Gem::Specification.new do |s|\n  s.name = 'my-gem'.freeze\n  s.version = V\n  s.add_dependency 'a', '>= 1'\n"
              "  s.add_runtime_dependency(%q<b>.freeze, [\"~> 2.0\", \">= 2.0.1\"])\n  s.add_development_dependency \"c\"\nend\n",
              "conf faultline.module = \"my-gem\" 2:13\ndep rubygems a >= 1 4:21\ndep rubygems b ~> 2.0, >= 2.0.1 5:31\n"
              "dep rubygems c 6:33\n");
  assert_rows("Gemfile.lock",
              "GIT\n  remote: x\n  specs:\n    a (1.2.3)\n      b (>= 1)\n\nGEM\n  specs:\n    n (1.15.0-x86_64-linux)\n\n"
              "DEPENDENCIES\n  a!\n  n (~> 1)\n",
              "dep rubygems a 1.2.3 locked 4:5\ndep rubygems n 1.15.0 locked 9:5\n");
}
END_TEST

START_TEST(msbuild) {
  assert_rows("src/Shop/Shop.Api.csproj",
              "<Project Sdk=\"Microsoft.NET.Sdk.Web\">\n <PropertyGroup><TargetFrameworks>net8.0;netstandard2.0;net472-x</TargetFrameworks>\n"
              "  <PollyVersion>8.4.1</PollyVersion></PropertyGroup>\n <ItemGroup>\n  <PackageReference Include=\"Polly\" Version=\"$(PollyVersion)\" />\n"
              "  <PackageReference Include=\"Npgsql\"><Version>8.0.3</Version></PackageReference>\n  <PackageReference Include=\"Dapper\" />\n"
              "  <PackageReference Include=\"Flurl\" Version=\"$(Elsewhere)\" />\n  <Using Include=\"Shop.Domain\" />\n"
              "  <Using Include=\"System.Text\" Alias=\"T\" />\n  <ProjectReference Include=\"..\\Bus\\Bus.csproj\" />\n </ItemGroup>\n</Project>\n",
              "conf faultline.unit = \"Shop.Api\" 1:1\nconf faultline.starts = \"Microsoft.NET.Sdk.Web\" 1:15\n"
              "conf faultline.open = \"Shop.Domain\" 9:19\nconf faultline.uses = \"src/Bus/Bus.csproj\" 11:30\ndep nuget Microsoft.NET.Sdk.Web 1:15\n"
              "dep nuget dotnet 8.0 2:35\ndep nuget dotnet 4.7.2 2:57\ndep nuget Polly 8.4.1 5:30\ndep nuget Npgsql 8.0.3 6:30\n"
              "dep nuget Dapper 7:30\ndep nuget Flurl 8:30\n");
  assert_rows("Directory.Packages.props",
              "<Project><ItemGroup>\n<PackageVersion Include=\"Polly\" Version=\"8.4.1\" />\n<GlobalPackageReference Include=\"A\" Version=\"1\"/>\n"
              "</ItemGroup>",
              "hole syntax lines 4-4 4:13\ndep nuget Polly 8.4.1 2:26\ndep nuget A 1 3:34\n");
}
END_TEST

START_TEST(nuget_files) {
  assert_rows("packages.config", "<packages>\n <package id=\"Polly\" version=\"7.2.4\" targetFramework=\"net472\" />\n</packages>\n",
              "dep nuget Polly 7.2.4 2:15\n");
  assert_rows("Web.config",
              "<configuration><appSettings>\n<add key=\"Http:Timeout\" value=\"30\" />\n<add key=\"ApiKey\" value=\"s3cr3t\" />\n"
              "</appSettings><other><add key=\"no\" value=\"1\"/></other></configuration>",
              "conf Http:Timeout = \"30\" 2:32\nconf ApiKey = \"\" 3:26\n");
  assert_rows("packages.lock.json",
              "{\"version\": 1, \"dependencies\": {\"net8.0\": {\"Polly\": {\"type\": \"Direct\", \"resolved\": \"8.4.1\",\n"
              "\"dependencies\": {\"Polly.Core\": \"8.4.1\"}}}}}",
              "dep nuget Polly 8.4.1 locked 1:85\n");
}
END_TEST

START_TEST(npm) {
  assert_rows(
      "package.json",
      "{\n  \"name\": \"@x/y\",\n  \"dependencies\": {\"a\": \"^1.2.0\"},\n  \"devDependencies\": {\"b\": "
      "\"~2\"},\n  \"peerDependencies\": {\"c\": \"git+https://u:p@h/c\"},\n"
      "  \"jest\": {\"dependencies\": {\"no\": \"1\"}, \"name\": \"no\"}\n}\n",
      "conf faultline.module = \"@x/y\" 2:12\ndep npm a ^1.2.0 3:26\ndep npm b ~2 4:29\ndep npm c 5:30\n");
  assert_rows("package.json", "{\"name\": \"a\", \"dependencies\": {\"b\": \"1\",",
              "conf faultline.module = \"a\" 1:11\nhole syntax lines 1-1 1:41\ndep npm b 1 1:38\n");
}
END_TEST

START_TEST(npm_lock) {
  assert_rows("package-lock.json",
              "{\"packages\": {\"\": {\"version\": \"0\"}, \"node_modules/a\": {\"version\": "
              "\"1.2.3\"},\n\"node_modules/@s/b\": {\"version\": \"2.0.0\", \"dependencies\": {\"version\": "
              "\"no\"}},\n"
              "\"node_modules/b/node_modules/a\": {\"version\": \"0.1.0\"}},\n\"dependencies\": {\"a\": "
              "{\"version\": \"1.2.3\"}}}",
              "dep npm a 1.2.3 locked 1:68\ndep npm @s/b 2.0.0 locked 2:35\n");
  assert_rows("package-lock.json",
              "{\"dependencies\": {\"a\": {\"version\": \"1.2.3\", \"dependencies\": {\"b\": {\"version\": "
              "\"2\"}}}}}",
              "dep npm a 1.2.3 locked 1:37\n");
}
END_TEST

START_TEST(yarn_and_pnpm_locks) {
  assert_rows("yarn.lock",
              "# c\n\n\"@a/b@^1.0\", \"@a/b@~1.1\":\n  version \"1.1.3\"\n  dependencies:\n    version "
              "\"no\"\n\n\"c@npm:^0.21\":\n  version: 0.21.4\n",
              "dep npm @a/b 1.1.3 locked 4:12\ndep npm c 0.21.4 locked 9:12\n");
  assert_rows("pnpm-lock.yaml",
              "importers:\n  .:\n    x: 1\npackages:\n\n  /a/0.21.1:\n    r: x\n  /@s/b/1.0.0_c@2.0.0:\n  "
              "/d@3.0.0(e@2):\n  '@s/f@4.0.0':\n  g@file:x:\n  i@5.0.0_j:\nsnapshots:\n  h@1.0.0:\n",
              "dep npm a 0.21.1 locked 6:3\ndep npm @s/b 1.0.0 locked 8:3\ndep npm d 3.0.0 locked 9:3\ndep "
              "npm @s/f 4.0.0 locked 10:4\ndep npm i 5.0.0 locked 12:3\n");
}
END_TEST

START_TEST(maven) {
  assert_rows(
      "pom.xml",
      "<project>\n"
      "<parent><groupId>p</groupId><artifactId>q</artifactId><version>3.2.1</version></parent>\n"
      "<properties><java.version>17</java.version><v>4.${w}</v><w>9</w><loop>${loop}</loop></properties>\n"
      "<dependencyManagement><dependencies>\n"
      "<dependency><groupId>a</groupId><artifactId>b</artifactId><version>${v}</version></dependency>\n"
      "</dependencies></dependencyManagement>\n"
      "<dependencies>\n"
      "<dependency><groupId>a</groupId><artifactId>c</artifactId><exclusions><exclusion><groupId>no</"
      "groupId></exclusion></exclusions></dependency>\n"
      "<dependency><groupId>${project.groupId}</groupId><artifactId>d</"
      "artifactId><version>${project.version}</version></dependency>\n"
      "<dependency><groupId>a</groupId><artifactId>e</artifactId><version>${unknown}</version></dependency>\n"
      "<dependency><groupId>a</groupId><artifactId>f</artifactId><version>${loop}</version></dependency>\n"
      "</dependencies>\n"
      "<build><plugins><plugin><dependencies><dependency><groupId>no</groupId><artifactId>no</artifactId></"
      "dependency></dependencies></plugin></plugins></build>\n"
      "</project>\n",
      "dep maven p:q 3.2.1 2:41\ndep maven jdk 17 3:27\ndep maven a:b 4.9 5:45\ndep maven a:c 8:45\ndep "
      "maven p:d 3.2.1 9:62\ndep maven a:e 10:45\n"
      "dep maven a:f 11:45\n");
  assert_rows("pom.xml", "<project><!-->a<--><parent/></project>", "");
  assert_rows(
      "pom.xml",
      "<project><dependencies><dependency><groupId>a</groupId><artifactId>b</artifactId></dependency>",
      "hole syntax lines 1-1 1:95\ndep maven a:b 1:68\n");
}
END_TEST

START_TEST(gradle) {
  assert_rows("build.gradle",
              "plugins { id 'x' version '1.0' }\nimplementation \"a:b:$late\"\ndef ver = '2.0'\next { late = "
              "\"1.5\" }\n// api 'no:no:1'\n"
              "api('a:c:1.0') { transitive = false }\ncompile group: 'a', name: 'd', version: ver\ncompile "
              "group: 'a', name: 'e', version: '3'\n"
              "testImplementation 'a:f'\nimplementation platform(\"a:g:${rootProject.ext.ver}@pom\")\nurl "
              "'http://h:80/x:y'\nat \"12:30:00\"\n"
              "sourceCompatibility = JavaVersion.VERSION_1_8\n",
              "dep maven a:b 1.5 2:17\ndep maven a:c 1.0 6:6\ndep maven a:d 7:1\ndep maven a:e 3 8:1\ndep "
              "maven a:f of tests 9:21\ndep maven a:g 2.0 10:26\ndep maven jdk 8 13:45\n");
  assert_rows("build.gradle.kts",
              "val v = \"1\"\nimplementation(\"a:b:$v\")\njvmToolchain { "
              "languageVersion.set(JavaLanguageVersion.of(21)) }\n",
              "dep maven a:b 1 2:17\ndep maven jdk 21 3:59\n");
}
END_TEST

START_TEST(gradle_catalogue) {
  assert_rows("gradle/libs.versions.toml",
              "[versions]\nv = \"4.9\"\n[libraries]\na = { module = \"g:a\", version.ref = \"v\" }\nb = { "
              "group = \"g\", name = \"b\", version = { ref = \"v\" } }\n"
              "c = \"g:c:1\"\nd = { module = \"g:d\" }\n[plugins]\ne = \"no:no:1\"\n",
              "dep maven g:a 4.9 4:17\ndep maven g:b 4.9 5:16\ndep maven g:c 1 6:6\ndep maven g:d 7:17\n");
}
END_TEST

START_TEST(requirements) {
  assert_rows("requirements/dev.txt",
              "# c\na[x,y]>=2.0, <3 ; python_version > \"3\" # d\nB==4.2 \\\n  --hash=sha256:e==f\n-r "
              "base.txt\n--index-url https://g\n./local\nh\n"
              "git+https://i\nj @ https://k\nl~=1.4.2\nm===1.0\nn (>=1.0)\no==1.*\n",
              "dep pypi a >=2.0, <3 2:1\ndep pypi B 4.2 3:1\ndep pypi h 8:1\ndep pypi j 10:1\ndep pypi l "
              "~=1.4.2 11:1\ndep pypi m 1.0 12:1\ndep pypi n >=1.0 13:1\n"
              "dep pypi o ==1.* 14:1\n");
}
END_TEST

START_TEST(pyproject) {
  assert_rows("pyproject.toml",
              "[project]\nname = \"x\"\ndependencies = [\n  \"a>=0.2\",\n  \"b[c]==5.1\", # "
              "d\n]\n[project.optional-dependencies]\nt = [\"e\"]\n"
              "[tool.poetry.dependencies]\nf = {version = \"^4.1\", extras = [\"g\"]}\nh = \"4.2\"\ni = "
              "[{version = \"1\", python = \"3\"}]\n[tool.poetry.dependencies.j]\nversion = \"~1.2\"\n"
              "[tool.poetry.group.dev.dependencies]\nk = \"*\"\n[tool.other]\nl = \"1\"\n",
              "dep pypi a >=0.2 4:4\ndep pypi b 5.1 5:4\ndep pypi e 8:7\ndep pypi f ^4.1 10:17\ndep pypi h "
              "4.2 11:6\ndep pypi i 1 12:18\ndep pypi j ~1.2 14:12\ndep pypi k * 16:6\n");
  assert_rows("Pipfile",
              "[packages]\na = \"==1.0\"\nb = {version = \">=2\"}\n[dev-packages]\nc = "
              "\"*\"\n[requires]\npython_version = \"3\"\n",
              "dep pypi a 1.0 2:6\ndep pypi b >=2 3:17\ndep pypi c * 5:6\n");
}
END_TEST

START_TEST(python_locks) {
  assert_rows("poetry.lock",
              "[[package]]\nname = \"a\"\nversion = \"2.31.0\"\n[package.dependencies]\nname = "
              "\"no\"\n[[package]]\nname = \"b\"\nversion = \"1\"\n",
              "dep pypi a 2.31.0 locked 3:12\ndep pypi b 1 locked 8:12\n");
  assert_rows("uv.lock",
              "version = 1\n[[package]]\nname = \"a\"\nversion = \"1.0\"\nsource = { registry = \"x\" }\n",
              "dep pypi a 1.0 locked 4:12\n");
  assert_rows("Pipfile.lock",
              "{\"_meta\": {\"a\": {\"version\": \"no\"}}, \"default\": {\"a\": {\"version\": \"==1.0\"}}, "
              "\"develop\": {\"b\": {\"version\": \"==2.0\"}}}",
              "dep pypi a 1.0 locked 1:67\ndep pypi b 2.0 locked 1:107\n");
}
END_TEST

int main(void) {
  Suite *suite = suite_create("manifests");
  TCase *tests = tcase_create("manifests");
  tcase_add_test(tests, go);
  tcase_add_test(tests, cargo);
  tcase_add_test(tests, composer);
  tcase_add_test(tests, gems);
  tcase_add_test(tests, msbuild);
  tcase_add_test(tests, nuget_files);
  tcase_add_test(tests, npm);
  tcase_add_test(tests, npm_lock);
  tcase_add_test(tests, yarn_and_pnpm_locks);
  tcase_add_test(tests, maven);
  tcase_add_test(tests, gradle);
  tcase_add_test(tests, gradle_catalogue);
  tcase_add_test(tests, requirements);
  tcase_add_test(tests, pyproject);
  tcase_add_test(tests, python_locks);
  suite_add_tcase(suite, tests);
  return run_suite(suite);
}
