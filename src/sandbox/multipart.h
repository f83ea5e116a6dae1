// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <vector>

namespace asterism {

/// One part of a form. Its content lies in the body that was read, which must outlive it.
struct FormPart {
    QString name;
    bool isFile = false;
    QString fileName;
    QByteArrayView content;
};

/// The parts of a multipart/form-data body (RFC 7578), at most 100. What comes after anything that
/// is not as it should be is left out, and so is a part without a name; of no such body nothing.
std::vector<FormPart> formParts(const QByteArray &body, const QByteArray &contentType);

} // namespace asterism
