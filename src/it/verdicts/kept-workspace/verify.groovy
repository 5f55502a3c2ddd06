co.secoda.it.Servers.stop(context)
import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
// What is published is remembered also after it was refused: on the third day it is still yesterday's.
assert build.log().count('ERROR] Failed to execute goal') == 9
assert build.log().findAll(/Failed to execute goal .*:publish .*was published before by this build directory/).size() == 2
// Builds 4 and 11 find no state, since the upload before them has taken it away.
assert build.log().findAll(/Failed to execute goal .*:check .*There is no state file of an upload/).size() == 2
assert build.log().findAll(/Failed to execute goal .*:check .*was judged before, at /).size() == 1
assert build.log().findAll(/Failed to execute goal .*:trigger .*which is more than secoda\.maxArtifactAge=1h allows/).size() == 1
// Build 8 is a dbt that breaks off and leaves yesterday's artifacts as they are.
assert build.log().findAll(/Failed to execute goal .*:check .*is of an earlier run: it was uploaded at .*, and dbt was started at /).size() == 1
build.hasNoStackTrace()

return true
