co.secoda.it.Pairs.copy(projectDirectory, 'passing', new File(basedir, 'pair'))

return true
