co.secoda.it.Pairs.copy(projectDirectory, 'passing', new File(basedir, 'target'))
def results = new File(basedir, 'target/run_results.json')
results.bytes = results.bytes[0..<(results.length() / 2 as int)]

return true
