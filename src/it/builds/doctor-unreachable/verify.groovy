import co.secoda.it.BuildResult

def log = new BuildResult(basedir).log()
def good = ['Java', 'Maven', 'settings', 'API key', 'URL', 'proxy', 'artifacts', 'pair']
def bad = ['connection']
def skipped = ['health', 'key accepted', 'integration']
good.each { assert log =~ /\[INFO\] (✔|ok) $it: / : it }
bad.each { assert log =~ /\[ERROR\] (✘|FAIL) $it: / : it }
skipped.each { assert log =~ /\[INFO\] - $it: not checked/ : it }
assert log.contains('Check the network')
new BuildResult(basedir).hasNoStackTrace()

return true
