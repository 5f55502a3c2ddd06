import co.secoda.it.BuildResult
import groovy.json.JsonSlurper

def build = new BuildResult(basedir)

// What clean would wipe is not where the history is: the copies of both runs, the oldest first.
def copies = new File(basedir, 'kept').listFiles().findAll { it.file }.sort { it.name }
assert copies.size() == 2
assert copies.every { it.name ==~ /secoda-\d{8}T\d{6}\.\d{3}Z-[0-9a-f]{8}\.json/ }
def runs = copies.collect { new JsonSlurper().parse(it) }
assert runs*.gate*.verdict == ['passed', 'failed']
assert runs.every { it.integrationId == runs[0].integrationId }
assert runs[0] == build.summary('target/secoda')

// Both runs name the file that is cut off, and go on.
def warnings = build.log().readLines().findAll { it.contains('Passed over in the history: ') }
assert warnings.size() == 2
assert warnings.every { it.contains('cut-off.json is not whole, or not JSON.') }
assert new File(basedir, 'kept/by-hand/cut-off.json').file

// The third passed, and fails for its history alone.
assert build.summary('target/third').gate.verdict == 'passed'
build.logHas('The report for the history (secoda.historyDirectory) can\'t be written: ')
build.hasNoStackTrace()

return true
