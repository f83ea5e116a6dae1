// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/documenttext.h"

#include <QTextDocument>

namespace asterism::ui {

void DocumentText::setDocument(QQuickTextDocument *document)
{
    if (m_document != document) {
        m_document = document;
        Q_EMIT documentChanged();
    }
}

QString DocumentText::text() const
{
    const QTextDocument *document = m_document ? m_document->textDocument() : nullptr;
    return document != nullptr ? typedText(*document) : QString();
}

QString typedText(const QTextDocument &document)
{
    QString text = document.toRawText();
    text.replace(QChar::ParagraphSeparator, u'\n');
    text.replace(QChar::LineSeparator, u'\n');
    return text;
}

} // namespace asterism::ui
