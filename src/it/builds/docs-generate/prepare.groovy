co.secoda.it.Pairs.copy(projectDirectory, 'docs-generate', new File(basedir, 'target'))

return true
