co.secoda.it.Servers.stop(context)
import co.secoda.it.BuildResult
import groovy.json.JsonSlurper

def build = new BuildResult(basedir)
def integration = new JsonSlurper().parse(new File(basedir, 'out/one.json'))
assert integration.id == '5ec0da00-5a4d-4b0c-8000-000000000001'
assert integration.type == 'dbt'
assert integration.credentials == '***'
assert integration.properties == '***'
assert integration.ssh_tunnel == null
assert integration.containsKey('workspace_id')
assert new File(basedir, 'out').list() == ['one.json']
build.logHas('Wrote integration 5ec0da00-5a4d-4b0c-8000-000000000001 to ')
build.logHas('secoda.integrationId: not an integration id')
build.logHas('404')
build.hasNoStackTrace()

return true
