// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>
#include <QString>

namespace asterism {

/// Whom requests trust: the system's authorities and these, which only tests have.
QSslConfiguration tlsTrusting(const QList<QSslCertificate> &extraAuthorities);

/// What is wrong with a server's certificate, translated, each reason once. Empty for no errors.
QString certificateProblem(const QList<QSslError> &errors);

} // namespace asterism
