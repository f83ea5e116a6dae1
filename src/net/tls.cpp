// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tls.h"

#include <QCoreApplication>
#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Net)
};

QString reason(const QSslError &error)
{
    switch (error.error()) {
    case QSslError::CertificateExpired:
        return Words::tr("its certificate has expired");
    case QSslError::CertificateNotYetValid:
        return Words::tr("its certificate is not valid yet, or this computer's clock is wrong");
    case QSslError::HostNameMismatch:
        return Words::tr("its certificate is made for another name");
    case QSslError::CertificateRevoked:
        return Words::tr("its certificate was revoked");
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return Words::tr("nobody whom this computer trusts vouches for its certificate");
    default:
        return error.errorString();
    }
}

} // namespace

QSslConfiguration tlsTrusting(const QList<QSslCertificate> &extraAuthorities)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    if (!extraAuthorities.isEmpty()) {
        // A configuration that was given authorities, be it none, does not look up the system's
        // any more: without this condition every server of the world would be refused.
        tls.setCaCertificates(QSslConfiguration::systemCaCertificates() + extraAuthorities);
    }
    return tls;
}

QString certificateProblem(const QList<QSslError> &errors)
{
    QStringList reasons;
    for (const QSslError &error : errors) {
        reasons << reason(error);
    }
    reasons.removeDuplicates();
    return reasons.join(u"; "_s);
}

} // namespace asterism
