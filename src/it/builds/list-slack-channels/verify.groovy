import co.secoda.it.BuildResult
import groovy.json.JsonSlurper

def build = new BuildResult(basedir)
def channels = new JsonSlurper().parse(new File(basedir, 'channels.json'))
assert channels.size() > 0
assert channels.every { it.id && it.name }
build.logHas('did you mean -Dsecoda.outputFile?')
build.logHas('403')
build.hasNoStackTrace()

return true
