co.secoda.it.Pairs.copy(projectDirectory, 'failing', new File(basedir, 'warehouse/target'))

return true
