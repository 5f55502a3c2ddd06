import co.secoda.api.IntegrationId
import co.secoda.it.BuildResult
import co.secoda.it.Servers

def build = new BuildResult(basedir)
def integration = Servers.client(context, 'a-key-of-this-build').withCloseable {
    it.getIntegration(new IntegrationId('5ec0da00-5a4d-4b0c-8000-000000000001'))
}
Servers.stop(context)
assert integration.fields().properties.last_import.resources_file.lines == 2
assert integration.fields().properties.last_import.lineages_file.lines == 1
build.logHas('bad.jsonl:1: databuilder_id: ')
build.logHas('bad.jsonl:1: from_identifier: ')
build.logHas('Nothing was sent, since there are ')
build.logHas('404')
build.hasNoStackTrace()

return true
