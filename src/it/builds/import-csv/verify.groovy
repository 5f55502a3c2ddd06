import co.secoda.api.IntegrationId
import co.secoda.it.BuildResult
import co.secoda.it.Servers
import groovy.json.JsonSlurper

def build = new BuildResult(basedir)
def integration = Servers.client(context, 'a-key-of-this-build').withCloseable {
    it.getIntegration(new IntegrationId('5ec0da00-5a4d-4b0c-8000-000000000001'))
}
Servers.stop(context)
assert integration.fields().properties.last_import.file.lines == 3
def sent = new JsonSlurper().parse(new File(basedir, 'sent.json'))
assert sent.sent
assert sent.files[0].records == 2
build.logHas('Dry run: nothing is sent.')
build.logHas('bad.csv:2: database: ')
build.logHas('bad.csv:3: is_view: ')
build.logHas('Nothing was sent, since there are 2 errors')
build.logHas('404')
build.hasNoStackTrace()

return true
