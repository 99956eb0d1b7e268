"""What can be taken home: the Excel workbook and the page that offers it."""
