// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/formbody.h"

#include <QByteArrayView>
#include <QCoreApplication>
#include <QFileInfo>
#include <QRandomGenerator>

#include <algorithm>

namespace asterism {

namespace {

/// Long enough to be in no file by chance, and by no design either.
QByteArray randomBoundary()
{
    QRandomGenerator *random = QRandomGenerator::system();
    return "form-" + QByteArray::number(random->generate64(), 16)
        + QByteArray::number(random->generate64(), 16);
}

/// Within quotes. Servers read escapes in several ways, so that there are none.
QByteArray quotedName(QByteArray name)
{
    for (char &letter : name) {
        const auto code = static_cast<unsigned char>(letter);
        if (letter == '"' || letter == '\\' || code < 0x20 || code == 0x7f) {
            letter = '_';
        }
    }
    return '"' + name + '"';
}

QByteArray typeOfFile(const QByteArray &type)
{
    const bool plain =
        std::ranges::all_of(type, [](char letter) { return letter > 0x20 && letter < 0x7f; });
    return plain && type.contains('/') ? type : QByteArray("application/octet-stream");
}

QByteArray partHead(const QByteArray &boundary, const QByteArray &name)
{
    return "--" + boundary + "\r\nContent-Disposition: form-data; name=" + quotedName(name);
}

QByteArray headOfForm(const Form &form, const QByteArray &boundary)
{
    QByteArray head;
    for (const auto &[name, value] : form.fields) {
        head += partHead(boundary, name) + "\r\n\r\n" + value + "\r\n";
    }
    const QByteArray fileName = form.fileName.isEmpty() ? QByteArray("file") : form.fileName;
    head += partHead(boundary, form.name) + "; filename=" + quotedName(fileName)
        + "\r\nContent-Type: " + typeOfFile(form.type) + "\r\n\r\n";
    return head;
}

qint64 copyPart(const QByteArray &from, qint64 begin, char *to, qint64 most)
{
    const QByteArrayView part = QByteArrayView(from).sliced(begin);
    const QByteArrayView taken = part.first(std::min<qint64>(most, part.size()));
    std::copy(taken.begin(), taken.end(), to);
    return taken.size();
}

} // namespace

Result<std::unique_ptr<FormBody>> FormBody::of(const Form &form, const QString &subject)
{
    Error error{.kind = ErrorKind::Usage,
        .subject = subject,
        .detail = QCoreApplication::translate("Net", "the file to be sent cannot be read")};
    // Asked first: to open a pipe would wait for somebody who writes into it.
    if (!QFileInfo(form.path).isFile()) {
        return error;
    }
    std::unique_ptr<FormBody> body(new FormBody(form));
    if (!body->m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        return error;
    }
    body->m_fileSize = body->m_file.size();
    body->open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    return body;
}

FormBody::FormBody(const Form &form)
    : m_boundary(randomBoundary())
    , m_head(headOfForm(form, m_boundary))
    , m_tail("\r\n--" + m_boundary + "--\r\n")
    , m_file(form.path)
{
}

QByteArray FormBody::contentType() const
{
    return "multipart/form-data; boundary=" + m_boundary;
}

/// As much as there is room for: QIODevice::readAll() asks once.
qint64 FormBody::readData(char *to, qint64 most)
{
    qint64 done = 0;
    while (done < most) {
        const qint64 bytes = readPart(pos() + done, to + done, most - done);
        if (bytes < 0) {
            return done > 0 ? done : -1; // the next call tells it
        }
        if (bytes == 0) {
            break;
        }
        done += bytes;
    }
    return done;
}

qint64 FormBody::readPart(qint64 at, char *to, qint64 most)
{
    const qint64 fileEnd = m_head.size() + m_fileSize;
    if (m_broken) {
        return -1;
    }
    if (at < m_head.size()) {
        return copyPart(m_head, at, to, most);
    }
    if (at < fileEnd) {
        return readFile(to, std::min(most, fileEnd - at));
    }
    return at > fileEnd || fileIsWhole() ? copyPart(m_tail, at - fileEnd, to, most) : breakOff();
}

qint64 FormBody::readFile(char *to, qint64 most)
{
    const qint64 bytes = m_file.read(to, most);
    // None: it is shorter than it was, and the announced length cannot be kept.
    return bytes > 0 ? bytes : breakOff();
}

qint64 FormBody::breakOff()
{
    m_broken = true;
    Q_EMIT broken();
    return -1;
}

/// Asked of the path, too: what replaced the file is not what was sent.
bool FormBody::fileIsWhole() const
{
    const QFileInfo now(m_file.fileName());
    return now.isFile() && now.size() == m_fileSize && m_file.size() == m_fileSize;
}

} // namespace asterism
