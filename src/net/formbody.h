// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "net/form.h"

#include <QByteArray>
#include <QFile>
#include <QIODevice>

#include <memory>

namespace asterism {

/// A form as the bytes of a body, which are made while they are read: what is before the file's
/// content, the content, piece by piece, and the end. Read once only (see OneWayBody in
/// transfer.cpp). Its size is known from the beginning; a file that has another one when its
/// content is over, or that cannot be read further, breaks the body off before its end.
class FormBody : public QIODevice {
    Q_OBJECT

public:
    /// Usage error with `subject`: the file is not there, is none (a folder, a pipe), or cannot be
    /// read. Opens the file, reads nothing of it.
    static Result<std::unique_ptr<FormBody>> of(const Form &form, const QString &subject);

    QByteArray contentType() const; ///< with the boundary, which is random
    qint64 size() const override { return m_head.size() + m_fileSize + m_tail.size(); }
    bool reset() override { return false; }

Q_SIGNALS:
    /// The file changed or could not be read further: no byte comes any more.
    void broken();

protected:
    qint64 readData(char *to, qint64 most) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    explicit FormBody(const Form &form);

    qint64 readPart(qint64 at, char *to, qint64 most);
    qint64 readFile(char *to, qint64 most);
    qint64 breakOff();
    bool fileIsWhole() const;

    QByteArray m_boundary;
    QByteArray m_head;
    QByteArray m_tail;
    QFile m_file;
    qint64 m_fileSize = 0;
    bool m_broken = false;
};

} // namespace asterism
