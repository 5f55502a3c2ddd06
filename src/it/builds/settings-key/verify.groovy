co.secoda.it.Servers.stop(context)
import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
assert build.summary('target/secoda').gate.verdict == 'passed'
assert !build.log().contains('key-from-settings')

return true
