:.x.prepend(M)
:A.class_eval do end
plain t:::HTTP.get(1)
class :A < :B; include :C; end
