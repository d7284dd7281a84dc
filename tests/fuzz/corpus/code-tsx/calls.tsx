export const C: React.FC<{ n: number }> = ({ n, children }) => { useEffect(() => { const t = setInterval(() => void fetch(`/x/${n}`), 1000); return () => clearInterval(t) }, [n]);
  return <><A.B<string> {...p} on={async e => { await axios.post("/y", e) }} x="a&amp;b">{n > 1 ? <p key={n}>t {"s"}</p> : null}{/* c */}{children}</A.B></> }
