// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/uploads.h"

#include "sandbox/localids.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism {

QString Uploads::keep(const QByteArray &bytes, const QByteArray &mime, const QString &suffix)
{
    const QString name = md5(u"upload %1"_s.arg(++m_count));
    const QString path = u"/uploads/"_s + (suffix.isEmpty() ? name : name + u'.' + suffix);
    while (m_bytes + bytes.size() > mostBytes && !m_order.empty()) {
        forget(m_order.front());
        m_order.pop_front();
    }
    m_bytes += bytes.size();
    m_files.insert_or_assign(path, File{bytes, mime});
    m_order.push_back(path);
    return path;
}

const Uploads::File *Uploads::find(const QString &path) const
{
    const auto found = m_files.find(path);
    return found == m_files.end() ? nullptr : &found->second;
}

void Uploads::forget(const QString &path)
{
    const auto found = m_files.find(path);
    if (found != m_files.end()) {
        m_bytes -= found->second.bytes.size();
        m_files.erase(found);
    }
}

} // namespace asterism
