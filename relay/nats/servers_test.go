package nats

import (
	"crypto/ed25519"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/jwt/v2"
	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nkeys"

	"baton/relay"
)

// authority signs the certificates of somebody's servers.
type authority struct {
	t    *testing.T
	cert *x509.Certificate
	key  ed25519.PrivateKey
	file string
}

func newAuthority(t *testing.T) *authority {
	a := &authority{t: t, file: filepath.Join(t.TempDir(), "ca.pem")}
	a.cert = &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "state meet"}, IsCA: true, BasicConstraintsValid: true,
		NotBefore: time.Now().Add(-48 * time.Hour), NotAfter: time.Now().Add(48 * time.Hour), KeyUsage: x509.KeyUsageCertSign,
	}
	_, key, err := ed25519.GenerateKey(rand.Reader)
	a.must(err)
	a.key = key
	der, err := x509.CreateCertificate(rand.Reader, a.cert, a.cert, key.Public(), key)
	a.must(err)
	a.must(os.WriteFile(a.file, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), 0o600))
	return a
}

func (a *authority) must(err error) {
	a.t.Helper()
	if err != nil {
		a.t.Fatal(err)
	}
}

// signs is the certificate of a server, good for so long.
func (a *authority) signs(good time.Duration) *tls.Config {
	public, key, err := ed25519.GenerateKey(rand.Reader)
	a.must(err)
	of := &x509.Certificate{
		SerialNumber: big.NewInt(2), Subject: pkix.Name{CommonName: "n1"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		NotBefore: time.Now().Add(-24 * time.Hour), NotAfter: time.Now().Add(good), ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}
	der, err := x509.CreateCertificate(rand.Reader, of, a.cert, public, a.key)
	a.must(err)
	return &tls.Config{MinVersion: tls.VersionTLS13, Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: key}}}
}

// operator is who runs servers for others: each of its accounts has users, whose
// credentials are a file.
type operator struct {
	*authority
	pair, account nkeys.KeyPair
	claims        *jwt.OperatorClaims
	accounts      server.MemAccResolver
}

func newOperator(a *authority) *operator {
	o := &operator{authority: a}
	var err error
	o.pair, err = nkeys.CreateOperator()
	a.must(err)
	o.claims = jwt.NewOperatorClaims(public(o.pair))
	o.account = o.opens(jwt.JetStreamLimits{MemoryStorage: -1, DiskStorage: -1, Streams: -1, Consumer: -1})
	return o
}

func public(k nkeys.KeyPair) string {
	p, _ := k.PublicKey() // a pair just made has one
	return p
}

// opens makes an account that may keep so much.
func (o *operator) opens(keeps jwt.JetStreamLimits) nkeys.KeyPair {
	account, err := nkeys.CreateAccount()
	o.must(err)
	claims := jwt.NewAccountClaims(public(account))
	claims.Limits.JetStreamLimits = keeps
	signed, err := claims.Encode(o.pair)
	o.must(err)
	o.must(o.accounts.Store(public(account), signed))
	return account
}

// creds is a file of credentials that are good for so long.
func (o *operator) creds(good time.Duration) string {
	user, err := nkeys.CreateUser()
	o.must(err)
	claims := jwt.NewUserClaims(public(user))
	claims.Expires = time.Now().Add(good).Unix()
	signed, err := claims.Encode(o.account)
	o.must(err)
	seed, err := user.Seed()
	o.must(err)
	text, err := jwt.FormatUserConfig(signed, seed)
	o.must(err)
	file := filepath.Join(o.t.TempDir(), "coach.creds")
	o.must(os.WriteFile(file, text, 0o600))
	return file
}

// runs is a server with a certificate.
func (o *operator) runs(certificate *tls.Config) (url string) {
	at := port(o.t)
	s, err := server.NewServer(&server.Options{
		ServerName: "n1", Host: "127.0.0.1", Port: at, JetStream: true, StoreDir: o.t.TempDir(), NoSigs: true, NoLog: true,
		TLS: true, TLSConfig: certificate, TLSTimeout: 5, TrustedOperators: []*jwt.OperatorClaims{o.claims}, AccountResolver: &o.accounts, SystemAccount: public(o.opens(jwt.JetStreamLimits{})),
	})
	o.must(err)
	s.Start()
	o.t.Cleanup(func() { s.Shutdown(); s.WaitForShutdown() })
	until(o.t, "it has begun", func() bool { return s.ReadyForConnections(time.Second) })
	return fmt.Sprintf("tls://127.0.0.1:%d", at)
}

func TestServersOfOthersLetInWhoHasCredentialsAndAreOnlyTrustedByTheirCertificate(t *testing.T) {
	ca := newAuthority(t)
	o := newOperator(ca)
	url, old := o.runs(ca.signs(time.Hour)), o.runs(ca.signs(-time.Hour))
	coach := o.creds(time.Hour)
	for what, try := range map[string]struct {
		at   Cluster
		want string
	}{
		"all as it should be":              {Cluster{URLs: []string{url}, Creds: coach, CA: ca.file}, ""},
		"no credentials":                   {Cluster{URLs: []string{url}, CA: ca.file}, "do not let this laptop in: look at the credentials"},
		"credentials that have expired":    {Cluster{URLs: []string{url}, Creds: o.creds(-time.Hour), CA: ca.file}, "do not let this laptop in: look at the credentials"},
		"credentials of somebody else's":   {Cluster{URLs: []string{url}, Creds: newOperator(ca).creds(time.Hour), CA: ca.file}, "do not let this laptop in: look at the credentials"},
		"a certificate nobody here trusts": {Cluster{URLs: []string{url}, Creds: coach}, "is not trusted: x509: certificate signed by unknown authority (--ca FILE names who signs it"},
		"another one's authority":          {Cluster{URLs: []string{url}, Creds: coach, CA: newAuthority(t).file}, "is not trusted: x509: certificate signed by unknown authority"},
		"a certificate that has expired":   {Cluster{URLs: []string{old}, Creds: coach, CA: ca.file}, "is not trusted: x509: certificate has expired"},
		"no TLS":                           {Cluster{URLs: []string{strings.Replace(url, "tls:", "nats:", 1)}, Creds: coach}, "is not trusted"},
	} {
		in, err := Reach(try.at, relay.NewOrigin(), "State Meet")
		switch {
		case err == nil && try.want != "":
			t.Errorf("%s: it is let in", what)
		case err != nil && (try.want == "" || !strings.Contains(err.Error(), try.want)):
			t.Errorf("%s: %v", what, err)
		}
		if err == nil {
			in.Close()
		}
	}
}

// A laptop at such servers shares a meet as at a hub.
func TestAMeetIsSharedAtServersOfOthers(t *testing.T) {
	ca := newAuthority(t)
	o := newOperator(ca)
	c := &cluster{t: t, Cluster: Cluster{URLs: []string{o.runs(ca.signs(time.Hour))}, Creds: o.creds(time.Hour), CA: ca.file}}
	a := c.joins("a", relay.NewOrigin())
	a.notes(3)
	until(t, "the server has the meet", func() bool { s := a.State(nil); return s.Linked && s.Waiting == 0 })
	b := c.joins("b", relay.Origin{})
	b.notes(2)
	until(t, "both have all", func() bool { return a.holds() == 7 && b.holds() == 7 })
}
