import co.secoda.api.Integrations
import co.secoda.it.BuildResult
import co.secoda.it.Servers

def build = new BuildResult(basedir)
def all = Servers.client(context, 'a-key-of-this-build').withCloseable { Integrations.all(it, Optional.empty()) }
Servers.stop(context)
assert all.empty
def id = '5ec0da00-5a4d-4b0c-8000-000000000001'
build.logHas("This would delete integration $id, \"dbt Core (sandbox)\" of type dbt, with all its resources in Secoda")
build.logHas("to do so, add -Dsecoda.confirm=${id}.")
build.logHas('secoda.confirm=another is not the id of the integration')
build.logHas('404')
build.logHas("Deleted integration ${id}.")
build.hasNoStackTrace()

return true
