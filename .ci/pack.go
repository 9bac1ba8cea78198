// Pack makes an archive of each folder and a list of their checksums: a zip for
// Windows, a tar.gz for the others. Nothing in them is of the machine or the hour:
// names are sorted, all files have one time and no owner.
//
// Usage: go run .ci/pack.go SECONDS OUT FOLDER...
package main

import (
	"archive/tar"
	"archive/zip"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// sums is the list of checksums, as sha256sum -c reads it.
const sums = "SHA256SUMS"

func main() {
	log.SetFlags(0)
	if len(os.Args) < 4 {
		log.Fatal("usage: pack SECONDS OUT FOLDER...")
	}
	seconds, err := strconv.ParseInt(os.Args[1], 10, 64)
	if err != nil {
		log.Fatal(err)
	}
	if err := packAll(time.Unix(seconds, 0).UTC(), os.Args[2], os.Args[3:]); err != nil {
		log.Fatal(err)
	}
}

func packAll(at time.Time, out string, folders []string) error {
	var list strings.Builder
	for _, folder := range folders {
		name, pack := filepath.Base(folder)+".tar.gz", tarred
		if strings.Contains(filepath.Base(folder), "-windows-") {
			name, pack = filepath.Base(folder)+".zip", zipped
		}
		file, err := os.Create(filepath.Join(out, name))
		if err != nil {
			return err
		}
		hash := sha256.New()
		if err := pack(io.MultiWriter(file, hash), folder, at); err != nil {
			return err
		}
		if err := file.Close(); err != nil {
			return err
		}
		fmt.Fprintf(&list, "%x  %s\n", hash.Sum(nil), name)
	}
	fmt.Print(list.String())
	return os.WriteFile(filepath.Join(out, sums), []byte(list.String()), 0o644)
}

// each gives the files of a folder in order: the name in the archive, the mode and
// the content.
func each(folder string, give func(name string, mode fs.FileMode, content []byte) error) error {
	return filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		inside, err := filepath.Rel(filepath.Dir(folder), path)
		if err != nil {
			return err
		}
		mode := fs.FileMode(0o644)
		if entry.Name() == "baton" || entry.Name() == "baton.exe" {
			mode = 0o755
		}
		return give(filepath.ToSlash(inside), mode, content)
	})
}

func tarred(w io.Writer, folder string, at time.Time) error {
	packed, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	archive := tar.NewWriter(packed)
	err = each(folder, func(name string, mode fs.FileMode, content []byte) error {
		header := &tar.Header{Name: name, Mode: int64(mode), Size: int64(len(content)), ModTime: at, Typeflag: tar.TypeReg}
		if err := archive.WriteHeader(header); err != nil {
			return err
		}
		_, err := archive.Write(content)
		return err
	})
	if err != nil {
		return err
	}
	if err := archive.Close(); err != nil {
		return err
	}
	return packed.Close()
}

func zipped(w io.Writer, folder string, at time.Time) error {
	archive := zip.NewWriter(w)
	err := each(folder, func(name string, mode fs.FileMode, content []byte) error {
		header := &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: at}
		header.SetMode(mode)
		file, err := archive.CreateHeader(header)
		if err != nil {
			return err
		}
		_, err = file.Write(content)
		return err
	})
	if err != nil {
		return err
	}
	return archive.Close()
}
