// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/pictures.h"

#include <QByteArray>
#include <QList>
#include <QPair>

namespace asterism {

inline QByteArray paintedPng(quint64 seed = 7)
{
    return drawPng(seed, 60, 40, Motif::Scene);
}
/// As far as anybody looks.
inline QByteArray filmBytes()
{
    return QByteArray("\0\0\0\x18"
                      "ftypisom\0\0\0\0 and so on",
        26);
}

inline QByteArray uploadFormType()
{
    return "multipart/form-data; boundary=sandboxform";
}

/// Fields, then a file.
inline QByteArray uploadForm(const QByteArray &content, const QByteArray &fileName,
    const QList<QPair<QByteArray, QByteArray>> &fields = {})
{
    QByteArray body;
    for (const auto &[name, value] : fields) {
        body += "--sandboxform\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n"
            + value + "\r\n";
    }
    return body + "--sandboxform\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
        + fileName + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + content
        + "\r\n--sandboxform--\r\n";
}

} // namespace asterism
