// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QString>

namespace asterism {

/// A body as multipart/form-data (RFC 7578): fields, then one file, which is read while it is sent
/// and never held as a whole.
struct Form {
    QList<QPair<QByteArray, QByteArray>> fields;
    QByteArray name = "file"; ///< of the file's part
    QByteArray fileName; ///< as the server is told; quotes and line breaks become "_"
    QByteArray type; ///< MIME; empty: application/octet-stream
    QString path; ///< of the file; it must not change until the request has ended

    bool operator==(const Form &) const = default;
};

/// Hears how much of a body was sent, on the client's thread. Both in bytes; `total` is that of the
/// whole body. Starts anew where the request is redirected.
class SendWatch {
public:
    virtual ~SendWatch() = default;
    virtual void sent(qint64 bytes, qint64 total) = 0;
};

} // namespace asterism
