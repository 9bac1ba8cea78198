package nats

import (
	"crypto/ed25519"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/nats-io/nkeys"

	"baton/relay/wholefile"
)

// key is what a laptop is known by to the others: one pair of keys, as nkey and
// in the certificate of its hub.
type key struct {
	pair   nkeys.KeyPair
	public string // the nkey
	seed   ed25519.PrivateKey
}

// loadKey reads the laptop's key from a folder; the first time it draws one.
func loadKey(dir string) (key, error) {
	path := filepath.Join(dir, "laptop.key")
	text, err := wholefile.Read(path, 1<<10)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if text, err = drawKey(path); err != nil {
			return key{}, fmt.Errorf("this laptop's key: %w", err)
		}
	case err != nil:
		return key{}, fmt.Errorf("this laptop's key: %w", err)
	}
	k, err := keyOf([]byte(strings.TrimSpace(string(text))))
	if err != nil {
		return key{}, fmt.Errorf("this laptop's key, %s, is broken (%w): remove it, and join again with a code", path, err)
	}
	return k, nil
}

func drawKey(path string) ([]byte, error) {
	pair, err := nkeys.CreateUser()
	if err != nil {
		return nil, err
	}
	seed, err := pair.Seed()
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, err
	}
	return seed, wholefile.WriteAll(path, append(seed, '\n'))
}

func keyOf(seed []byte) (key, error) {
	pair, err := nkeys.FromSeed(seed)
	if err != nil {
		return key{}, err
	}
	_, raw, err := nkeys.DecodeSeed(seed)
	if err != nil {
		return key{}, err
	}
	public, err := pair.PublicKey()
	return key{pair: pair, public: public, seed: ed25519.NewKeyFromSeed(raw)}, err
}

// pinOf is the pin of a laptop's public key.
func pinOf(public ed25519.PublicKey) pin {
	sum := sha256.Sum256(public)
	return pin(sum[:len(pin{})])
}

func (k key) pin() pin { return pinOf(k.seed.Public().(ed25519.PublicKey)) }

// certificate is the laptop's own, by which nothing but its key is told: the
// clocks of laptops at trackside are no ground for trust.
func (k key) certificate() (tls.Certificate, error) {
	from := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "baton"},
		NotBefore: from, NotAfter: from.AddDate(100, 0, 0), KeyUsage: x509.KeyUsageDigitalSignature,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, k.seed.Public(), k.seed)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: k.seed}, err
}

// errOtherHub is another laptop at the address of one that is known.
var errOtherHub = errors.New("another laptop answers at the hub's address")

// only trusts whoever holds one of some keys.
func only(pins ...pin) *tls.Config {
	return &tls.Config{
		MinVersion:         tls.VersionTLS13,
		InsecureSkipVerify: true, //nolint:gosec // no authority signs laptops: VerifyConnection compares the key itself
		VerifyConnection: func(s tls.ConnectionState) error {
			if len(s.PeerCertificates) == 1 {
				public, ok := s.PeerCertificates[0].PublicKey.(ed25519.PublicKey)
				for _, p := range pins {
					if ok && pinOf(public) == p {
						return nil
					}
				}
			}
			return errOtherHub
		},
	}
}

// admission is what shows that a laptop knows a meet's secret, without saying it.
func admission(s secret, public string) string {
	mac := hmac.New(sha256.New, s[:])
	mac.Write([]byte("baton join " + public))
	return hex.EncodeToString(mac.Sum(nil))
}
