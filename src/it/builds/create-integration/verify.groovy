import co.secoda.api.Integrations
import co.secoda.it.BuildResult
import co.secoda.it.Servers
import groovy.json.JsonSlurper

def build = new BuildResult(basedir)
def all = Servers.client(context, 'a-key-of-this-build').withCloseable { Integrations.all(it, Optional.empty()) }
Servers.stop(context)
assert all.collect { it.name().get() } == ['dbt Core (sandbox)', 'Shop', 'Warehouse']
assert new File(basedir, 'id.txt').text == all[1].id() + '\n'
assert all[1].fields().teams == ['t1', 't2']
def answer = new JsonSlurper().parse(new File(basedir, 'native.json'))
assert answer.id == all[2].id()
assert answer.credentials == '***'
assert all[2].fields().credentials == [user: 'loader', password: 'hunter2-hunter2']
build.logHas('bad.json:2:')
build.logHas('bad.json/id.txt can\'t be written')
build.logHas('trying again, once')
build.logHas('403')
assert !build.log().contains('hunter2')
build.hasNoStackTrace()

return true
