// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/archive.h"

#include <QSaveFile>

#include <memory>
#include <optional>
#include <zip.h>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

/// 1980-01-02T00:00:00Z: in every time zone a time that ZIP can hold.
constexpr qint64 firstZipDay = 315'619'200;

QString takeText(zip_error_t &error)
{
    const QString text = QString::fromUtf8(zip_error_strerror(&error));
    zip_error_fini(&error);
    return text;
}

/// The archive in memory: libzip's own way to a file takes no Unicode path on Windows, and
/// QSaveFile lets nothing incomplete appear.
class ZipInMemory {
public:
    ZipInMemory()
    {
        zip_error_t error;
        zip_error_init(&error);
        m_source.reset(zip_source_buffer_create(nullptr, 0, 0, &error));
        if (m_source) {
            zip_source_keep(m_source.get()); // the archive takes one, and we read it afterwards
            m_zip = zip_open_from_source(m_source.get(), ZIP_TRUNCATE, &error);
            if (m_zip == nullptr) {
                zip_source_free(m_source.get());
            }
        }
        m_trouble = m_zip == nullptr ? takeText(error) : QString();
    }
    ~ZipInMemory()
    {
        if (m_zip != nullptr) {
            zip_discard(m_zip);
        }
    }
    ZipInMemory(const ZipInMemory &) = delete;
    ZipInMemory &operator=(const ZipInMemory &) = delete;

    /// The bytes must stay until finish().
    bool add(const ArchivedFile &file, qint64 at)
    {
        if (m_zip == nullptr) {
            return false;
        }
        zip_source_t *bytes =
            zip_source_buffer(m_zip, file.bytes.constData(), zip_uint64_t(file.bytes.size()), 0);
        const zip_int64_t index = bytes == nullptr
            ? -1
            : zip_file_add(m_zip, file.name.toUtf8().constData(), bytes, ZIP_FL_ENC_UTF_8);
        if (index < 0 && bytes != nullptr) {
            zip_source_free(bytes);
        }
        const qint64 seconds = at > 0 ? at / 1000 : firstZipDay;
        return index >= 0
            && zip_file_set_mtime(m_zip, zip_uint64_t(index), time_t(seconds), 0) == 0;
    }

    std::optional<QByteArray> finish()
    {
        if (m_zip == nullptr || zip_close(m_zip) != 0) {
            return std::nullopt;
        }
        m_zip = nullptr;
        zip_stat_t stat;
        if (zip_source_stat(m_source.get(), &stat) != 0 || zip_source_open(m_source.get()) != 0) {
            return std::nullopt;
        }
        QByteArray bytes(qsizetype(stat.size), Qt::Uninitialized);
        const zip_int64_t read =
            zip_source_read(m_source.get(), bytes.data(), zip_uint64_t(bytes.size()));
        zip_source_close(m_source.get());
        return read == bytes.size() ? std::optional(bytes) : std::nullopt;
    }

    QString trouble() const
    {
        return m_zip == nullptr ? m_trouble : QString::fromUtf8(zip_strerror(m_zip));
    }

private:
    struct Free {
        void operator()(zip_source_t *source) const { zip_source_free(source); }
    };
    std::unique_ptr<zip_source_t, Free> m_source;
    zip_t *m_zip = nullptr;
    QString m_trouble;
};

} // namespace

Result<Done> writeArchive(const QString &path, const std::vector<ArchivedFile> &files, qint64 at)
{
    const auto failed = [&](const QString &why) {
        return Error{.kind = ErrorKind::Store, .subject = path, .detail = why};
    };
    ZipInMemory zip;
    for (const ArchivedFile &file : files) {
        if (!zip.add(file, at)) {
            return failed(zip.trouble());
        }
    }
    const auto bytes = zip.finish();
    if (!bytes) {
        return failed(zip.trouble());
    }
    QSaveFile saved(path);
    if (!saved.open(QIODevice::WriteOnly) || saved.write(*bytes) != bytes->size()
        || !saved.commit()) {
        return failed(saved.errorString());
    }
    return Done{};
}

} // namespace asterism
