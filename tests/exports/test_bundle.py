"""A bundle of evidence verifies where Onrecord is not; an authority made here stamps it."""

import hashlib
import json
import shutil
import subprocess
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from asn1crypto import algos, cms, core, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from tests.cli.conftest import REPORT, TRANSCRIPT

from onrecord import usecases
from onrecord.errors import UsageError
from onrecord.exports import write_bundle
from onrecord.model import ReviewKind, Verdict
from onrecord.store import Archive, StatementFilter, open_archive

bagit = pytest.importorskip("bagit", reason="the extra 'evidence' is not installed")
rfc3161 = pytest.importorskip("rfc3161_client", reason="the extra 'evidence' is not installed")


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """A transcript, a report of it and one that is taken out again; two decisions on a finding."""
    files = tmp_path_factory.mktemp("inputs")
    (files / "2031-03-03 briefing.txt").write_text(TRANSCRIPT, encoding="utf-8")
    (files / "report.txt").write_text(REPORT, encoding="utf-8")
    (files / "withheld.txt").write_text("The mill at Ost stays shut.", encoding="utf-8")
    with open_archive(tmp_path_factory.mktemp("archive")) as archive:
        usecases.add(
            archive, [str(files)], watch=lambda _: None, tagger=usecases.choose_tagger("rules")
        )
        row = next(archive.statements(StatementFilter(verdict=Verdict.ALTERED)))
        usecases.sign_finding(archive, row.id, ReviewKind.AGREE, who="Åsa Desk", why="read")
        usecases.sign_finding(archive, row.id, ReviewKind.UNCLEAR, who="B. Desk", why="")
        out = next(d for d in archive.documents() if d.path.endswith("withheld.txt"))
        usecases.remove_document(archive, out.id, who="B. Desk", why="asked for")
        yield archive


@dataclass(frozen=True)
class Authority:
    """A time stamping authority: where it answers, and the certificate that it signs with."""

    url: str
    certificate: x509.Certificate


@pytest.fixture(scope="module")
def authority() -> Iterator[Authority]:
    """An authority on loopback, with a certificate of its own making."""
    key = rsa.generate_private_key(65537, 2048)
    certificate = certify(key)

    class Desk(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = self.rfile.read(int(self.headers["Content-Length"]))
            other = self.path == "/other"
            answer = b"no stamp" if self.path == "/broken" else sign(asked, key, certificate, other)
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Desk)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield Authority(f"http://127.0.0.1:{server.server_port}", certificate)
    server.shutdown()
    thread.join()
    server.server_close()


def certify(key: rsa.RSAPrivateKey) -> x509.Certificate:
    """A certificate for time stamps, signed by its own key."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Vell Time")])
    use = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
    now = datetime.now(UTC)
    public = key.public_key()
    made = x509.CertificateBuilder(name, name, public, 7, now, now + timedelta(days=2))
    made = made.add_extension(use, critical=True)
    made = made.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    ski = x509.SubjectKeyIdentifier.from_public_key(public)
    return made.add_extension(ski, critical=False).sign(key, hashes.SHA256())


def sign(asked: bytes, key: rsa.RSAPrivateKey, certificate: x509.Certificate, other: bool) -> bytes:
    """Answer a question as RFC 3161 says; for other bytes than those asked, where `other`."""
    request = tsp.TimeStampReq.load(asked)
    imprint = request["message_imprint"].native
    if other:
        imprint = {**imprint, "hashed_message": bytes(64)}
    told = tsp.TSTInfo(
        {
            "version": "v1",
            "policy": "1.2.3.4",
            "message_imprint": imprint,
            "serial_number": 11,
            "gen_time": datetime.now(UTC).replace(microsecond=0),
            "nonce": request["nonce"].native,
        }
    )
    kept = asn1_x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))
    data = {
        "version": "v3",
        "digest_algorithms": [algos.DigestAlgorithm({"algorithm": "sha256"})],
        "encap_content_info": {"content_type": "tst_info", "content": told},
        "certificates": [kept],
        "signer_infos": [attest(told, key, kept)],
    }
    answer = {
        "status": {"status": "granted"},
        "time_stamp_token": {"content_type": "signed_data", "content": cms.SignedData(data)},
    }
    return bytes(tsp.TimeStampResp(answer).dump())


def attest(
    told: tsp.TSTInfo, key: rsa.RSAPrivateKey, certificate: asn1_x509.Certificate
) -> dict[str, Any]:
    """The signature of what is told, with the certificate that it is made by."""
    token = tsp.ESSCertIDv2({"cert_hash": hashlib.sha256(certificate.dump()).digest()})
    values: list[tuple[str, list[Any]]] = [
        ("content_type", [cms.ContentType("tst_info")]),
        ("message_digest", [core.OctetString(hashlib.sha256(told.dump()).digest())]),
        ("signing_certificate_v2", [tsp.SigningCertificateV2({"certs": [token]})]),
    ]
    signed = cms.CMSAttributes(
        [cms.CMSAttribute({"type": name, "values": value}) for name, value in values]
    )
    issued = cms.IssuerAndSerialNumber({"issuer": certificate.issuer, "serial_number": 7})
    return {
        "version": "v1",
        "sid": cms.SignerIdentifier({"issuer_and_serial_number": issued}),
        "digest_algorithm": algos.DigestAlgorithm({"algorithm": "sha256"}),
        "signed_attrs": signed,
        "signature_algorithm": algos.SignedDigestAlgorithm({"algorithm": "sha256_rsa"}),
        "signature": key.sign(signed.dump(), padding.PKCS1v15(), hashes.SHA256()),
    }


@pytest.fixture(scope="module")
def bag(held: Archive, authority: Authority, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bundle, stamped."""
    out = tmp_path_factory.mktemp("out") / "bag"
    assert write_bundle(held, out, authority.url)["originals"] == 2
    return out


def test_verifies_without_us(bag: Path) -> None:
    """A BagIt tool and `sha256sum` find every byte as it was; one that is changed, they tell."""
    bagit.Bag(str(bag)).validate()
    run = ["sha256sum", "--check", "--quiet", "manifest-sha256.txt", "tagmanifest-sha256.txt"]
    checked = subprocess.run(run, cwd=bag, check=False)  # noqa: S603 - our own words
    assert checked.returncode == 0
    broken = bag.with_name("broken")
    shutil.copytree(bag, broken)
    (broken / "data" / "record" / "reviews.jsonl").write_text("", encoding="utf-8")
    with pytest.raises(bagit.BagValidationError):
        bagit.Bag(str(broken)).validate()
    checked = subprocess.run(run, cwd=broken, check=False, capture_output=True)  # noqa: S603
    assert checked.returncode == 1


def test_originals(bag: Path) -> None:
    """The bytes of each document lie under their hash; what was taken out is not there."""
    documents = read_lines(bag / "data" / "record" / "documents.jsonl")
    kept = {file.name: file.read_bytes() for file in (bag / "data" / "originals").iterdir()}
    assert {row["sha256"] for row in documents} == set(kept)
    assert {hashlib.sha256(content).hexdigest() for content in kept.values()} == set(kept)
    assert not any(b"mill at Ost" in content for content in kept.values())


def test_decisions(bag: Path) -> None:
    """Each decision can be hashed again as the README says, and follows the one before."""
    reviews = read_lines(bag / "data" / "record" / "reviews.jsonl")
    assert [row["who"] for row in reviews] == ["Åsa Desk", "B. Desk", "B. Desk"]
    before = ""
    for row in reviews:
        assert row["before"] == before
        before = reseal(row)
        assert row["hash"] == before


def reseal(row: Mapping[str, Any]) -> str:
    """The hash of a decision, from what the README in the bundle tells."""
    seen = row["seen"]
    at = datetime.fromisoformat(row["at"]).isoformat(timespec="microseconds")
    told = {key: row[key] for key in row if key not in {"number", "hash"}}
    told |= {"seen": [seen["verdict"], seen["meaning"], seen["made_by"]], "at": at}
    written = json.dumps(told, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode("ascii")).hexdigest()


def test_versions(bag: Path, held: Archive) -> None:
    """What read the documents is told, and how many each."""
    versions = json.loads((bag / "data" / "versions.json").read_text("utf-8"))
    assert sum(versions["made_by"].values()) == len(list(held.documents()))
    assert all(name.startswith(versions["rules"]) for name in versions["made_by"])


def test_stamp(bag: Path, authority: Authority, tmp_path: Path) -> None:
    """The stamp is of the manifest, signed by the authority; OpenSSL says so too."""
    manifest = bag / "manifest-sha256.txt"
    stamp = rfc3161.decode_timestamp_response((bag / "manifest-sha256.tsr").read_bytes())
    verifier = rfc3161.VerifierBuilder(roots=[authority.certificate]).build()
    assert verifier.verify_message(stamp, manifest.read_bytes())
    with pytest.raises(rfc3161.VerificationError):
        verifier.verify_message(stamp, b"other bytes")
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("OpenSSL is not here; rfc3161-client has verified the stamp")
    root = tmp_path / "authority.pem"
    root.write_bytes(authority.certificate.public_bytes(serialization.Encoding.PEM))
    told = ["-data", str(manifest), "-in", str(bag / "manifest-sha256.tsr"), "-CAfile", str(root)]
    run = [openssl, "ts", "-verify", *told]
    checked = subprocess.run(run, check=True, capture_output=True)  # noqa: S603 - our own words
    assert b"Verification: OK" in checked.stdout


@pytest.mark.parametrize(
    ("url", "why"),
    {
        "of other bytes": ("{}/other", "of other bytes"),
        "no stamp": ("{}/broken", "no time stamp was given"),
        "nobody there": ("http://127.0.0.1:1/", "no time stamp was given"),
        "no address": ("file:///etc/hostname", "no address of an authority"),
    }.values(),
)
def test_refused(held: Archive, authority: Authority, tmp_path: Path, url: str, why: str) -> None:
    """Without a stamp that was asked for there is no bundle, and one line says why."""
    with pytest.raises(UsageError, match=why):
        write_bundle(held, tmp_path / "bag", url.format(authority.url))
    assert not list((tmp_path / "bag").glob("*"))


def test_alone(held: Archive, tmp_path: Path) -> None:
    """A folder that holds files becomes no bag."""
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="a bag holds nothing else"):
        write_bundle(held, tmp_path)


def read_lines(path: Path) -> list[dict[str, Any]]:
    """JSON lines."""
    return list(map(json.loads, path.read_text("utf-8").splitlines()))
