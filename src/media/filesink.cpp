// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/filesink.h"

#include <utility>

namespace asterism {

FileSink::FileSink(const QString &path, Progress progress)
    : m_file(path)
    , m_progress(std::move(progress))
{
}

FileSink::~FileSink()
{
    if (m_file.isOpen() && !m_whole) {
        m_file.remove();
    }
}

std::optional<Error> FileSink::take(QByteArrayView part, qint64 total)
{
    constexpr auto mode = QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered;
    if (!m_file.isOpen() && !m_file.open(mode)) {
        return refused();
    }
    if (m_file.write(part.data(), part.size()) != part.size()) {
        return refused();
    }
    m_got += part.size();
    if (!m_progress(m_got, total)) {
        return Error{.kind = ErrorKind::Cancelled};
    }
    return {};
}

Result<Done> FileSink::close()
{
    if (m_got == 0) {
        return Error{.kind = ErrorKind::BadAnswer};
    }
    m_file.close();
    if (m_file.error() != QFileDevice::NoError) {
        const Error error = refused();
        m_file.remove();
        return error;
    }
    m_whole = true;
    return Done{};
}

Error FileSink::refused() const
{
    return {.kind = ErrorKind::Store, .subject = m_file.fileName(), .detail = m_file.errorString()};
}

} // namespace asterism
