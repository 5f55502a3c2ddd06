co.secoda.it.Pairs.copy(projectDirectory, 'passing', new File(basedir, 'target'))

return true
