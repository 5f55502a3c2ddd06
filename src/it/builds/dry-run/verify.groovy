import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
assert build.log().count('Dry run: nothing is sent.') == 2
build.logHas('would go to an integration that secoda.integrationId is still to name, at https://api.secoda.co')
build.logHas('in a dry run nothing is asked of Secoda')
def summary = build.summary('target/secoda')
assert summary.local.failing.size() == 1
assert summary.gate == null
assert !new File(basedir, 'target/secoda/secoda-state.json').exists()

return true
